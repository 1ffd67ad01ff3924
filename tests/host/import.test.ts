// A municipality's own messy lists, from file to store: every row accounted for, nothing changed the second time, undone as one.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KEY, contentOf, testFolder, testMunicipality } from '../support/store.ts'
import { openMunicipality, testGate, type TestGate } from '../support/gate.ts'
import { messyFiles } from '../../electron/sheets/messy.ts'
import { openStore } from '../../db/open.ts'
import { seedDemo } from '../../db/demo/seed.ts'
import { recordsOf } from '../../db/demo/records.ts'
import { Store } from '../../db/store.ts'
import { ENTITY_NAMES } from '../../shared/model/index.ts'
import { join } from 'node:path'
import { countingIds } from '../support/store.ts'

type Kind = 'dwellings' | 'applicants' | 'tenancies'
interface Read { sheets: { name: string; headerRow: number; rowCount: number; guesses: Record<Kind, { mapping: Record<string, number>; score: number }> }[] }
interface Plan { counts: { read: number; added: number; changed: number; skipped: number; refused: number }; waiting: number; rows: { rowNumber: number; outcome: string; needsConfirm: boolean; label: string; reasons: { level: string; text: string }[] }[] }

const folder = testFolder()

function messy() {
  const path = join(folder, 'kilde.bolig')
  const opened = openStore({ path, key: KEY, create: true })
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const store = new Store(opened.db, path, 'device-test', countingIds())
  seedDemo(store, { size: 120, newId: countingIds(), slots: [], today: '2026-11-23' })
  return messyFiles(recordsOf(store))
}

async function planFile(town: TestGate, name: string, bytes: Uint8Array) {
  const token = await town.upload(name, bytes)
  const read = (await town.job((await town.value('import.read', { token })).jobId)) as Read
  const plans = []
  for (const [sheet, one] of read.sheets.entries()) {
    const kind = (Object.entries(one.guesses) as [Kind, { mapping: Record<string, number>; score: number }][]).sort((a, b) => b[1].score - a[1].score)[0]!
    if (one.rowCount === 0 || kind[1].score === 0) continue
    const request = { token, sheet, kind: kind[0], mapping: kind[1].mapping, decisions: {} as Record<string, string> }
    const plan = (await town.job((await town.value('import.plan', request)).jobId)) as Plan
    plans.push({ request, plan })
  }
  return plans
}

const stored = (town: TestGate) => (town.gate as unknown as { open: { store: Store } }).open.store

describe('importing messy lists', () => {
  it('accounts for every row, changes nothing the second time, and undo returns the store to where it was', async () => {
    const town = testGate(join(folder, 'a'))
    await openMunicipality(town)
    const files = (await messy()).sort((a, b) => (a.name < b.name ? -1 : 1))
    expect(files.length).toBeGreaterThanOrEqual(6)
    const ignored = new Set(['importRun'])
    const content = () => contentOf(stored(town), ENTITY_NAMES.filter((one) => !ignored.has(one)))
    const before = content()
    const runs: string[] = []
    let rows = 0
    for (const file of files) {
      for (const { request, plan } of await planFile(town, file.name, file.bytes)) {
        const { counts } = plan
        expect(counts.added + counts.changed + counts.skipped + counts.refused, file.name).toBe(counts.read)
        expect(counts.refused, `${file.name}: ${JSON.stringify(plan.rows.filter((row) => row.outcome === 'refuse').slice(0, 3))}`).toBe(0)
        const confirmed = { ...request, decisions: Object.fromEntries(plan.rows.filter((row) => row.needsConfirm).map((row) => [String(row.rowNumber), 'confirm'])) }
        const again = (await town.job((await town.value('import.plan', confirmed)).jobId)) as Plan
        const applied = (await town.job((await town.value('import.apply', { ...confirmed, expected: again.counts })).jobId)) as { importRunId: string; counts: Plan['counts'] }
        expect(applied.counts).toEqual(again.counts)
        rows += applied.counts.read
        runs.push(applied.importRunId)
      }
    }
    expect(rows).toBeGreaterThan(150)
    for (const file of files) for (const { plan } of await planFile(town, file.name, file.bytes)) expect({ file: file.name, added: plan.counts.added, changed: plan.counts.changed, first: plan.rows.filter((row) => row.outcome !== 'skip').slice(0, 2) }).toEqual({ file: file.name, added: 0, changed: 0, first: [] })
    for (const id of runs.reverse()) await town.value('import.undo', { id })
    expect(content()).toEqual(before)
    expect(town.errors).toEqual([])
    town.gate.close()
  }, 240_000)

  it('refuses to write when the store has changed since the dry run, and writes nothing', async () => {
    const town = testGate(join(folder, 'b'))
    await openMunicipality(town)
    const bytes = Buffer.from('Adresse;Bruksenhet;Rom\nPrøvegata 1;H0101;2\nPrøvegata 1;H0102;2\n')
    const [first] = await planFile(town, 'boliger.csv', bytes)
    await town.value('dwelling.create', { address: 'Prøvegata 1', unitNumbers: ['H0101'], rooms: 2 })
    const job = await town.value('import.apply', { ...first!.request, expected: first!.plan.counts })
    await expect(town.job(job.jobId)).rejects.toThrow('import-changed')
    expect((await town.value('dwelling.list', {})).total).toBe(1)
    town.gate.close()
  })

  it('one row of a register becomes several units, and remembers its row', async () => {
    const town = testGate(join(folder, 'c'))
    await openMunicipality(town)
    const [one] = await planFile(town, 'boliger.csv', Buffer.from('Adresse;Bruksenhetsnummer;Antall rom;Husleie\nPrøvegata 7;H0101-H0104;2;"8 450,50 kr"\n'))
    await town.job((await town.value('import.apply', { ...one!.request, expected: one!.plan.counts })).jobId)
    const list = await town.value('dwelling.list', { sort: 'address' })
    expect(list.rows.map((row) => [row.label, row.rent])).toEqual([['Prøvegata 7, H0101', 845_050], ['Prøvegata 7, H0102', 845_050], ['Prøvegata 7, H0103', 845_050], ['Prøvegata 7, H0104', 845_050]])
    expect((await town.value('dwelling.get', { id: list.rows[0]!.id })).dwelling.registerRow).toBe('Rad 2: 4 boliger')
    town.gate.close()
  })

  it('can be cancelled while it writes, and then nothing is written', async () => {
    const town = testGate(join(folder, 'd'))
    await openMunicipality(town)
    const lines = Array.from({ length: 6000 }, (_, i) => `Langgata ${i + 1};H0101;2`)
    const [one] = await planFile(town, 'mange.csv', Buffer.from(`Adresse;Bruksenhet;Rom\n${lines.join('\n')}\n`))
    expect(one!.plan.counts.added).toBe(6000)
    const { jobId } = await town.value('import.apply', { ...one!.request, expected: one!.plan.counts })
    expect(await town.call('settings.set', { key: 'office', value: 'Annet' })).toMatchObject({ ok: false, error: { code: 'busy' } })
    await town.value('job.cancel', { jobId })
    await expect(town.job(jobId)).rejects.toThrow('cancelled')
    expect((await town.value('dwelling.list', {})).total).toBe(0)
    expect(await town.call('settings.set', { key: 'office', value: 'Annet' })).toMatchObject({ ok: true })
    town.gate.close()
  }, 120_000)

  it('only roles that may import can, and a file that is no list is refused in words', async () => {
    const town = testMunicipality(folder, 'roller.bolig')
    for (const role of ['reader', 'propertyManager', 'followUpWorker', 'itAdmin'] as const) expect(await town.call('import.runs', {}, { session: { ...town.session, role } })).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    const gate = testGate(join(folder, 'e'))
    await openMunicipality(gate)
    const token = await gate.upload('bilde.xlsx', readFileSync(process.execPath).subarray(0, 50_000))
    await expect(gate.job((await gate.value('import.read', { token })).jobId)).rejects.toThrow(/file-(type|damaged)/)
    gate.gate.close()
  })
})
