// A process that writes bundles to a shared folder when told a number, and says how it went. Two of them race for the same names.
import { createInterface } from 'node:readline'
import { folderTransport } from '../../db/exchange/folder.ts'

const [dir, mark, links] = process.argv.slice(2)
const transport = folderTransport(dir!, { links: links === 'yes' })
process.stdout.write('ready\n')
for await (const line of createInterface({ input: process.stdin })) {
  const n = Number(line)
  process.stdout.write(`${n} ${await transport.write('racing', n, Buffer.from(`${mark} ${n} `.repeat(500)))}\n`)
}
