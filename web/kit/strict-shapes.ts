import { z } from 'zod'

// zod tries `new Function` to be faster, which `script-src 'self'` refuses and the console reports: don't try
z.config({ jitless: true })
