import { VitePWA } from 'vite-plugin-pwa'
import { light } from '../kit/tokens.ts'

/** The field app can be put on the home screen and opens without a network: its shell is kept by a service worker. */
export const fieldApp = () =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    scope: '/field/',
    manifest: {
      name: '邻里 网格',
      short_name: '邻里网格',
      lang: 'zh-CN',
      start_url: '/field/',
      scope: '/field/',
      display: 'standalone',
      theme_color: light.accent,
      background_color: light.page,
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: 'icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{js,mjs,css,html,svg,webmanifest}'],
      navigateFallback: '/field/index.html',
      navigateFallbackAllowlist: [/^\/field\//],
      cleanupOutdatedCaches: true,
      maximumFileSizeToCacheInBytes: 4_000_000,
    },
  })
