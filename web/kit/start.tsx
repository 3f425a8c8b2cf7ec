import 'virtual:tokens.css'
import './style/base.css'
import './style/states.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { htmlLanguage } from './language.ts'
import { queryClient } from './queries.ts'
import { Boundary } from './states/boundary.tsx'
import { Toasts } from './states/toast.tsx'
import { startTheme } from './theme.ts'

/** Puts an app on the page, with what each of the three needs around it. */
export const start = (app: ReactNode, scale: 'desk' | 'phone') => {
  startTheme(scale)
  document.documentElement.lang = htmlLanguage()
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Boundary>{app}</Boundary>
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  )
}
