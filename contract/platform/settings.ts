import { z } from 'zod'
import { route } from '../route.ts'

/** What every client may know of the installation before anybody signs in. */
export const getSettings = route({
  name: 'platform.get_settings',
  method: 'GET',
  path: '/api/settings',
  permission: 'public',
  about: {
    zh: '这套系统的公开信息：是否示范环境',
    en: 'What is public about this installation: whether it is the demo',
  },
  answer: z.object({
    demo: z.boolean(),
    /** Known accounts to try, in the demo only; elsewhere empty. */
    accounts: z.array(z.object({ loginName: z.string(), password: z.string(), zh: z.string(), en: z.string() })),
  }),
})
