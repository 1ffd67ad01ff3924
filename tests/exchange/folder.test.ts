// A shared folder as it is in real life: two PCs at once, files half written, full, read-only, gone, slow, and full of other things.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { bounded } from '../../db/exchange/bounded.ts'
import { fileName } from '../../db/exchange/bundle.ts'
import { folderTransport, getParcel, listParcels, putParcel, removeParcel, selfTest } from '../../db/exchange/folder.ts'
import { Refusal } from '../../shared/errors.ts'
import { testFolder } from '../support/store.ts'

const support = join(import.meta.dirname, '../support')
const code = async (act: () => Promise<unknown>): Promise<string> => {
  try {
    await act()
    return 'ok'
  } catch (error) {
    if (error instanceof Refusal) return error.error.code
    throw error
  }
}
const inside = (dir: string) => join(dir, 'boligbordet')

describe('a folder', () => {
  it('keeps what is written, and never writes over it', async () => {
    const dir = testFolder()
    const transport = folderTransport(dir)
    expect(await transport.list()).toEqual([])
    const bytes = Buffer.alloc(3_000_000, 5)
    expect(await transport.write('aaaa', 1, bytes)).toBe('written')
    expect(await transport.write('aaaa', 1, bytes)).toBe('written')
    expect(await transport.write('aaaa', 1, Buffer.from('noe annet'))).toBe('exists')
    expect(await transport.write('bbbb', 12, Buffer.from('b'))).toBe('written')
    expect(await transport.list()).toEqual([{ sender: 'aaaa', sequence: 1, bytes: 3_000_000 }, { sender: 'bbbb', sequence: 12, bytes: 1 }])
    expect(Buffer.from(await transport.read('aaaa', 1)).equals(bytes)).toBe(true)
    expect(await code(() => transport.read('aaaa', 2))).toBe('exchange-gone')
    expect(readdirSync(inside(dir)).sort()).toEqual(['aaaa-00000001.boligpakke', 'bbbb-00000012.boligpakke'])
  })

  it('shows bundles only: nothing half written, copied by a sync program, linked or hostile', async () => {
    const dir = testFolder()
    const transport = folderTransport(dir)
    await transport.write('aaaa', 1, Buffer.from('ekte'))
    const folder = inside(dir)
    const secret = join(dir, 'utenfor')
    writeFileSync(secret, 'utenfor mappen')
    for (const name of ['.del-abc', 'aaaa-00000002 (1).boligpakke', 'aaaa-00000002-PC.boligpakke', 'aaaa-00000002.boligpakke.tmp', '~aaaa-00000002.boligpakke', 'AAAA-00000002.boligpakke', 'aaaa-0002.boligpakke', 'aaaa-00000000.boligpakke', 'desktop.ini', '-00000002.boligpakke', 'å-00000002.boligpakke', 'aaaa-00000002.boligpakke ', 'a\nb-00000002.boligpakke', '`reboot`-00000002.boligpakke']) writeFileSync(join(folder, name), 'søppel')
    writeFileSync(join(folder, fileName('tom', 1)), '')
    mkdirSync(join(folder, fileName('mappe', 1)))
    symlinkSync(secret, join(folder, fileName('lenke', 1)))
    execFileSync('mkfifo', [join(folder, fileName('ror', 1))])
    expect(await transport.list()).toEqual([{ sender: 'aaaa', sequence: 1, bytes: 4 }])
    for (const sender of ['mappe', 'lenke', 'ror']) {
      expect(await code(() => transport.read(sender, 1)), sender).toBe('exchange-gone')
      expect(await transport.write(sender, 1, Buffer.from('x')), sender).toBe('exists')
    }
    for (const sender of ['../utenfor', '..', 'a/b', 'C:\\x', '', '.', 'a\0b']) {
      expect(await code(() => transport.read(sender, 1)), sender).toBe('exchange-not-a-bundle')
      expect(await code(() => transport.write(sender, 1, Buffer.from('x'))), sender).toBe('exchange-not-a-bundle')
    }
    expect(readFileSync(secret, 'utf8')).toBe('utenfor mappen')
    expect(await code(() => transport.write('stor', 1, Buffer.alloc(64 * 1024 * 1024 + 1)))).toBe('exchange-too-large')
  })

  it('takes parcels by plain names only', async () => {
    const dir = testFolder()
    expect(await listParcels(dir)).toEqual([])
    expect(await getParcel(dir, 'finnes-ikke')).toBeNull()
    expect(await putParcel(dir, 'ab12.svar', Buffer.from('hei'))).toBe('written')
    expect(await putParcel(dir, 'ab12.svar', Buffer.from('hei'))).toBe('written')
    expect(await putParcel(dir, 'ab12.svar', Buffer.from('noe annet'))).toBe('exists')
    expect(Buffer.from((await getParcel(dir, 'ab12.svar'))!).toString()).toBe('hei')
    expect(await listParcels(dir)).toEqual(['ab12.svar'])
    expect(await folderTransport(dir).list()).toEqual([])
    for (const name of ['', '.', '..', '../x', 'a/b', 'a\\b', '.skjult', 'STOR', 'å', 'a b', 'a\0', 'x'.repeat(101), 'con', 'nul.txt', 'slutt.', 'a:b']) for (const act of [() => putParcel(dir, name, Buffer.from('x')), () => getParcel(dir, name), () => removeParcel(dir, name)]) expect(await code(act), name).toBe('bad-input')
    await removeParcel(dir, 'ab12.svar')
    await removeParcel(dir, 'ab12.svar')
    expect(await listParcels(dir)).toEqual([])
  })

  it.each([['hard links', 'yes', 1000], ['no hard links', 'no', 300]])('two processes writing the same names at once, %s: one writes, the other is told, none is overwritten or half', async (_what, links, rounds) => {
    const dir = testFolder()
    const start = performance.now()
    const writers = await Promise.all(['A', 'B'].map(async (mark) => {
      const child = spawn(process.execPath, [join(support, 'folder-writer.ts'), dir, mark, links], { stdio: ['pipe', 'pipe', 'inherit'] })
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
      await lines.next()
      return { mark, child, tell: async (n: number) => { child.stdin.write(`${n}\n`); return String((await lines.next()).value).split(' ')[1] } }
    }))
    const transport = folderTransport(dir)
    const winners: string[] = []
    let both = 0
    for (let n = 1; n <= rounds; n++) {
      const [a, b] = await Promise.all(writers.map((one) => one.tell(n)))
      if (a === 'written' && b === 'written') both++
      expect([a, b].sort()).toEqual(['exists', 'written'])
      winners.push(a === 'written' ? 'A' : 'B')
      // What a third one sees meanwhile is always a whole file.
      const seen = n % 10 === 0 ? Buffer.from(await transport.read('racing', n)).toString() : null
      if (seen) expect(seen).toBe(`${winners[n - 1]} ${n} `.repeat(500))
    }
    for (const { child } of writers) child.stdin.end()
    await Promise.all(writers.map(({ child }) => once(child, 'exit')))
    const listed = await transport.list()
    expect(listed).toHaveLength(rounds)
    for (const { sequence } of listed) expect(Buffer.from(await transport.read('racing', sequence)).toString()).toBe(`${winners[sequence - 1]} ${sequence} `.repeat(500))
    expect(readdirSync(inside(dir)).filter((name) => name.startsWith('.'))).toEqual([])
    process.stdout.write(`${rounds} rounds in ${Math.round(performance.now() - start)} ms: A ${winners.filter((one) => one === 'A').length}, B ${winners.filter((one) => one === 'B').length}, both ${both}\n`)
  })

  it('a writer killed halfway leaves nothing that is listed', async () => {
    const dir = testFolder()
    const transport = folderTransport(dir)
    await transport.write('first', 1, Buffer.from('x'))
    let killed = 0
    for (let round = 0; round < 12; round++) {
      const child = spawn(process.execPath, ['-e', `const { folderTransport } = await import(${JSON.stringify(join(support, '../../db/exchange/folder.ts'))}); const t = folderTransport(${JSON.stringify(dir)}); process.stdout.write('go'); for (let n = 1; ; n++) await t.write('killed${round}', n, Buffer.alloc(5_000_000, 7))`], { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(child.stdout, 'data')
      await new Promise((next) => setTimeout(next, 5 + round * 7))
      child.kill('SIGKILL')
      await once(child, 'exit')
      killed++
      for (const one of await transport.list()) if (one.sender !== 'first') expect(one.bytes).toBe(5_000_000)
    }
    expect(killed).toBe(12)
  })

  it('full, read-only and gone are told apart, and nothing lands on this PC instead', () => {
    const unshare = process.getuid?.() === 0 ? ['-m'] : ['-rm']
    const done = spawnSync('unshare', [...unshare, process.execPath, join(support, 'folder-faults.ts'), testFolder()], { encoding: 'utf8' })
    expect(done.stderr).toBe('')
    expect(JSON.parse(done.stdout)).toEqual({
      'full.first': 'written', 'full.second': 'exchange-folder-full', 'full.names': ['boligbordet', 'boligbordet/a-00000001.boligpakke'], 'full.selfTest': { ok: false, step: 'write', code: 'exchange-folder-full' }, 'full.after': ['boligbordet', 'boligbordet/a-00000001.boligpakke', 'fyll'], 'full.read': 100,
      'readOnly.first': 'written', 'readOnly.second': 'exchange-folder-read-only', 'readOnly.list': [{ sender: 'a', sequence: 1, bytes: 100 }], 'readOnly.selfTest': { ok: false, step: 'write', code: 'exchange-folder-read-only' },
      'vanished.first': 'written', 'vanished.write': 'exchange-folder-vanished', 'vanished.list': 'exchange-folder-vanished', 'vanished.read': 'exchange-folder-vanished', 'vanished.below': [],
      'midway.selfTest': { ok: false, step: 'list', code: 'exchange-folder-vanished' }, 'midway.below': [],
    })
  })
})

describe('the self test', () => {
  it('passes in a good folder and leaves nothing of its own', async () => {
    const dir = testFolder()
    const steps: string[] = []
    expect(await selfTest(dir, { onStep: (step) => void steps.push(step) })).toEqual({ ok: true })
    expect(await selfTest(dir, { links: false })).toEqual({ ok: true })
    expect(steps).toEqual(['exists', 'write', 'list', 'rename', 'read', 'remove'])
    expect(readdirSync(inside(dir))).toEqual([])
  })
  it('says that a folder is not there, or is a file', async () => {
    const dir = testFolder()
    writeFileSync(join(dir, 'fil'), '')
    for (const name of ['ingen', 'fil', 'fil/under']) expect(await selfTest(join(dir, name)), name).toEqual({ ok: false, step: 'exists', code: 'exchange-folder-missing' })
    expect(readdirSync(dir)).toEqual(['fil'])
    expect(await code(() => folderTransport(join(dir, 'ingen')).list())).toBe('exchange-folder-missing')
    expect(await code(() => folderTransport(join(dir, 'ingen')).write('a', 1, Buffer.from('x')))).toBe('exchange-folder-missing')
  })
  it('sees when something changes the files, or takes them away', async () => {
    const dir = testFolder()
    const change = (step: string) => { if (step === 'read') for (const name of readdirSync(inside(dir))) writeFileSync(join(inside(dir), name), 'endret av et annet program') }
    expect(await selfTest(dir, { onStep: change })).toEqual({ ok: false, step: 'read', code: 'exchange-folder-changed' })
    const take = (step: string) => { if (step === 'list') for (const name of readdirSync(inside(dir))) rmSync(join(inside(dir), name)) }
    expect(await selfTest(dir, { onStep: take })).toEqual({ ok: false, step: 'list', code: 'exchange-folder-vanished' })
    const takeAll = (step: string) => { if (step === 'rename') rmSync(dir, { recursive: true }) }
    expect(await selfTest(dir, { onStep: takeAll })).toEqual({ ok: false, step: 'rename', code: 'exchange-folder-vanished' })
  })
})

describe('patience', () => {
  it('a file held by another program is tried again until it is free', async () => {
    const dir = testFolder()
    chmodSync(dir, 0o777)
    const script = `const { getParcel, putParcel, removeParcel } = await import(${JSON.stringify(join(support, '../../db/exchange/folder.ts'))}); const { chmodSync } = await import('node:fs'); const dir = ${JSON.stringify(dir)}; const folder = dir + '/boligbordet/innmelding'
await putParcel(dir, 'a', Buffer.from('x')); chmodSync(folder, 0o555); const start = performance.now(); setTimeout(() => chmodSync(folder, 0o755), 600); await removeParcel(dir, 'a'); const took = performance.now() - start
chmodSync(folder, 0o555); const code = await putParcel(dir, 'b', Buffer.from('x')).catch((error) => error.error.code); console.log(JSON.stringify([took, code, await getParcel(dir, 'a')]))`
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', ...(process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}) })
    expect(done.stderr).toBe('')
    const [took, refused, left] = JSON.parse(done.stdout)
    expect(took).toBeGreaterThan(500)
    expect(took).toBeLessThan(3000)
    expect(refused).toBe('exchange-folder-read-only')
    expect(left).toBeNull()
  })

  it('a call that hangs is given up in time, at once when asked, and the place is left alone until it answers', async () => {
    const pipe = join(testFolder(), 'ror')
    execFileSync('mkfifo', [pipe])
    // Opening a pipe that nobody writes to hangs, as a file on a dead share does.
    const hang = () => open(pipe, 'r')
    let closed = 0
    const late = (file: Awaited<ReturnType<typeof open>>) => void file.close().then(() => closed++)
    const start = performance.now()
    expect(await code(() => bounded('slow', { limitMs: 300 }, hang, late))).toBe('exchange-place-slow')
    expect(performance.now() - start).toBeLessThan(600)
    const again = performance.now()
    let called = false
    expect(await code(() => bounded('slow', {}, async () => { called = true }))).toBe('exchange-place-slow')
    expect([called, performance.now() - again < 50]).toEqual([false, true])
    expect(await code(() => bounded('other place', {}, async () => 1))).toBe('ok')

    const stop = new AbortController()
    let stoppedAt = 0
    setTimeout(() => { stoppedAt = performance.now(); stop.abort() }, 100)
    expect(await code(() => bounded('stopped', { signal: stop.signal }, hang, late))).toBe('job-cancelled')
    expect(performance.now() - stoppedAt).toBeLessThan(200)
    expect(await code(() => folderTransport(testFolder(), { signal: stop.signal }).list())).toBe('job-cancelled')

    const writer = await open(pipe, 'w')
    while (closed < 2) await new Promise((next) => setTimeout(next, 10))
    await writer.close()
    expect(await code(() => bounded('slow', {}, async () => 1))).toBe('ok')
    expect(await code(() => bounded('stopped', {}, async () => 1))).toBe('ok')
  })
})
