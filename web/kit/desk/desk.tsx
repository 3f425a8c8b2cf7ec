import { StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useMemo, type ReactNode } from 'react'
import { useLanguage } from '../language.ts'
import { useDark } from '../theme.ts'
import { antdTheme } from './antd-theme.ts'

/** antd in our theme and language. Its styles go into `@layer antd`, so that our own sheets win without a fight. */
export const Desk = ({ children }: { children: ReactNode }) => {
  const locale = useLanguage()
  const dim = useDark()
  const theme = useMemo(() => antdTheme(dim), [dim])
  dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en')
  return (
    <StyleProvider layer>
      <ConfigProvider
        theme={theme}
        locale={locale === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
        form={{ requiredMark: 'optional' }}
        wave={{ disabled: true }}
      >
        {children}
      </ConfigProvider>
    </StyleProvider>
  )
}
