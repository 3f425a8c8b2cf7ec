import { theme, type ThemeConfig } from 'antd'
import { dark, fonts, light, radius, type } from '../tokens.ts'

const calm = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false

/** antd told to look like us: our tokens as its seeds, flat surfaces, quiet lines, one accent. */
export const antdTheme = (dim: boolean): ThemeConfig => {
  const c = dim ? dark : light
  return {
    algorithm: dim ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    cssVar: { key: dim ? 'linli-dark' : 'linli-light' },
    token: {
      colorPrimary: c.accent,
      colorInfo: c.accent,
      colorSuccess: c.good,
      colorWarning: c.warn,
      colorError: c.bad,
      colorLink: c.accentText,
      colorLinkHover: c.accentStrong,
      colorText: c.ink,
      colorTextSecondary: c.inkSoft,
      colorTextTertiary: c.inkSoft,
      colorTextPlaceholder: c.inkSoft,
      colorTextDescription: c.inkSoft,
      colorBgBase: c.surface,
      colorBgLayout: c.page,
      colorBgContainer: c.surface,
      colorBgElevated: dim ? c.raised : c.surface,
      colorBorder: c.lineStrong,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      colorBgMask: c.scrim,
      colorErrorBg: c.badSoft,
      colorWarningBg: c.warnSoft,
      colorSuccessBg: c.goodSoft,
      colorInfoBg: c.accentSoft,
      colorErrorBorder: c.badSoft,
      colorWarningBorder: c.warnSoft,
      colorSuccessBorder: c.goodSoft,
      colorInfoBorder: c.accentSoft,
      controlItemBgActive: c.accentSoft,
      controlItemBgHover: c.raised,
      fontFamily: fonts,
      fontSize: type.desk.base,
      fontSizeSM: type.desk.small,
      borderRadius: radius.small + 2,
      borderRadiusLG: radius.middle,
      controlHeight: type.desk.target,
      controlHeightSM: 28,
      wireframe: false,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      // Who asks for less motion gets none; base.css takes the transitions away, and nothing must wait for their end.
      motion: !calm(),
    },
    components: {
      Table: {
        headerBg: 'transparent',
        headerColor: c.inkSoft,
        headerSplitColor: 'transparent',
        cellPaddingBlock: 12,
        cellPaddingInline: 12,
        rowHoverBg: c.raised,
        rowSelectedBg: c.accentSoft,
        rowSelectedHoverBg: c.accentSoft,
        borderColor: c.line,
      },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Input: { activeShadow: `0 0 0 2px ${c.accentSoft}` },
      Tag: { defaultBg: c.stillSoft, defaultColor: c.still },
      Form: { labelColor: c.ink, verticalLabelPadding: '0 0 6px' },
      Tooltip: { colorBgSpotlight: dim ? c.raised : c.ink },
    },
  }
}
