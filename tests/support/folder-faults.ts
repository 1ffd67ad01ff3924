// Runs in a mount namespace of its own (unshare -m): real file systems that are full, turned read-only, or go away in use. Prints what the folder transport said.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderTransport, selfTest } from '../../db/exchange/folder.ts'
import { Refusal } from '../../shared/errors.ts'

const root = process.argv[2]!
const run = (program: string, ...args: string[]) => {
  const done = spawnSync(program, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`)
}
const mounted = (name: string) => {
  const dir = join(root, name)
  mkdirSync(dir)
  run('mount', '-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', dir)
  return dir
}
const outcome = async (act: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await act()
  } catch (error) {
    return error instanceof Refusal ? error.error.code : String(error)
  }
}
const names = (dir: string) => readdirSync(dir, { recursive: true }).map(String).sort()
const small = Buffer.alloc(100, 1)
const large = Buffer.alloc(900_000, 2)
const report: Record<string, unknown> = {}

const full = mounted('full')
const onFull = folderTransport(full)
report['full.first'] = await outcome(() => onFull.write('a', 1, small))
report['full.second'] = await outcome(() => onFull.write('a', 2, large))
report['full.names'] = names(full)
writeFileSync(join(full, 'fyll'), Buffer.alloc(500_000), { flag: 'w' })
report['full.selfTest'] = await selfTest(full)
report['full.after'] = names(full)
report['full.read'] = await outcome(async () => (await onFull.read('a', 1)).length)

const readOnly = mounted('read-only')
const onReadOnly = folderTransport(readOnly)
report['readOnly.first'] = await outcome(() => onReadOnly.write('a', 1, small))
run('mount', '-o', 'remount,ro', readOnly)
report['readOnly.second'] = await outcome(() => onReadOnly.write('a', 2, small))
report['readOnly.list'] = await outcome(() => onReadOnly.list())
report['readOnly.selfTest'] = await selfTest(readOnly)

const vanishing = mounted('vanishing')
const onVanishing = folderTransport(vanishing)
report['vanished.first'] = await outcome(() => onVanishing.write('a', 1, small))
run('umount', '-l', vanishing)
report['vanished.write'] = await outcome(() => onVanishing.write('a', 2, small))
report['vanished.list'] = await outcome(() => onVanishing.list())
report['vanished.read'] = await outcome(() => onVanishing.read('a', 1))
report['vanished.below'] = names(vanishing)

const midway = mounted('midway')
report['midway.selfTest'] = await selfTest(midway, { onStep: (step) => { if (step === 'list') run('umount', '-l', midway) } })
report['midway.below'] = names(midway)

process.stdout.write(JSON.stringify(report))
