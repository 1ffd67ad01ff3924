// One door to zod: jitless must be set before the first schema is built, or zod probes `Function("")`, which the CSP forbids.
import { z } from 'zod'

z.config({ jitless: true })

export { z }
