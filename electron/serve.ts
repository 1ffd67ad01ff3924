// Browser mode: plain Node, loopback, the same store process and page. Opens the default browser on a link that works once.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { entryPath, rendererFolder } from './entry.ts'
import { serveHttp, type HttpHost } from './http.ts'
import { checkNode } from './node-version.ts'
import { defaultFolder } from './places.ts'
import { readStaticFiles } from './static-files.ts'
import { forkStore, Supervisor } from './supervisor.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, store: { type: 'string' }, port: { type: 'string' }, open: { type: 'boolean', default: true } }, allowNegative: true })
checkNode()

const places = { folder: values.data ?? defaultFolder(), file: values.store ?? null }
mkdirSync(places.folder, { recursive: true, mode: 0o700 })

let http: HttpHost | null = null
const supervisor = new Supervisor({
  places, mode: 'browser', spawn: () => forkStore(entryPath('store-process')),
  onChanged: (changed) => http?.changed(changed),
  onLocked: (why) => http?.locked(why),
  log: (line) => process.stderr.write(`${new Date().toISOString()} ${line.code} ${line.operation}\n`),
})
http = await serveHttp({ call: (name, input, options) => supervisor.call(name, input, options), files: readStaticFiles(rendererFolder()), clock: () => Date.now(), ...(values.port ? { port: Number(values.port) } : {}) })

const link = http.link()
process.stdout.write(`Boligbordet er startet. Åpne denne adressen i nettleseren (virker én gang, i ett minutt):\n${link}\nTrykk Enter for en ny adresse, Ctrl+C for å avslutte.\n`)
if (values.open) openBrowser(link)
process.stdin.on('data', () => process.stdout.write(`${http!.link()}\n`))
process.stdin.unref?.()

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())

async function end(): Promise<void> {
  await supervisor.end()
  await http?.close()
  process.exit(0)
}

/** The link is the argument of the opener for a moment; it works once and only for a minute. */
function openBrowser(url: string): void {
  const [command, args] = process.platform === 'win32' ? ['rundll32', ['url.dll,FileProtocolHandler', url]] : process.platform === 'darwin' ? ['open', [url]] : ['xdg-open', [url]]
  spawn(command as string, args as string[], { stdio: 'ignore', detached: true }).on('error', () => undefined).unref()
}
