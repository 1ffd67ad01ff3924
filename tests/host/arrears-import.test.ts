// A municipality's rent ledger, messy as it is: every row accounted for, matched or asked and never guessed; the same file again adds nothing; undone as one.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMunicipality, testGate, type TestGate } from '../support/gate.ts'
import { addTenant, type TenantGiven } from '../support/keeping-scene.ts'
import { testFolder, type TestStore } from '../support/store.ts'
import type { Store, Writer } from '../../db/store.ts'

const folder = testFolder()
interface Plan { counts: { read: number; added: number; changed: number; skipped: number; refused: number }; rows: { rowNumber: number; outcome: string; needsConfirm: boolean; reasons: { text: string }[]; duplicates: { id: string; label: string }[]; changes: { after: string | null }[] }[] }

const LEDGER = [
  'Restanseliste;;;;;;', 'Leietaker;Fødselsnr;Adresse;Bruksenhet;Restanse;Ant. mnd;Eldste forfall;Per dato',
  'Nordli, Kari;;Fjordgata 9;H0101;12 345,50;2;20.09.2026;31.10.2026',
  'Ola Hansen;;Storgt. 4;H0201;kr 8.450,-;1;20/10-26;31.10.2026',
  'Per Olsen;;;;9000;1;;31.10.2026',
  'Ukjent Mann;;Bakkeveien 3;H0101;5000;1;;31.10.2026',
  'Ingen Gjeld;;Tunveien 1;H0101;0;0;;31.10.2026',
  'Til Gode;;Tunveien 2;H0101;-1 200,00;;;31.10.2026',
  'Flyttet Ut;;Tunveien 3;H0101;4000;1;;31.10.2026',
  'Nordli, Kari;;Fjordgata 9;H0101;12 345,50;2;20.09.2026;31.10.2026',
  'Skjult Person;;Skjulveien 1;H0101;7000;1;;31.10.2026',
  'Uten Beløp;;Fjordgata 9;H0101;mangler;;;31.10.2026',
].join('\r\n')

const storeOf = (town: TestGate) => (town.gate as unknown as { open: { store: Store; session: { userId: string } } }).open

/** The scene writes through the gate's own store. */
function sceneOf(town: TestGate) {
  const { store, session } = storeOf(town)
  let n = 0
  const write = (act: (writer: Writer) => void) => void store.transaction({ opId: `scene-${n++}-${Math.trunc(performance.now())}`, name: 'test', actorId: session.userId, role: 'leader', at: '2026-11-01T08:00:00.000Z' }, act)
  const scene = { write, session } as unknown as TestStore
  return { write, add: (given: TenantGiven) => addTenant(scene, given) }
}

async function planned(town: TestGate, decisions: Record<string, string> = {}) {
  const token = await town.upload('restanser.csv', Buffer.from(LEDGER))
  const read = (await town.job((await town.value('import.read', { token })).jobId)) as { sheets: { guesses: Record<string, { mapping: Record<string, number>; score: number }> }[] }
  const guesses = Object.entries(read.sheets[0]!.guesses).sort((a, b) => b[1].score - a[1].score)
  const request = { token, sheet: 0, kind: guesses[0]![0] as 'arrears', mapping: guesses[0]![1].mapping, decisions }
  return { request, plan: (await town.job((await town.value('import.plan', request)).jobId)) as Plan }
}

describe('a rent ledger', () => {
  it('is known for what it is, accounts for each row, asks where a name is all there is, and is undone whole', async () => {
    const town = testGate(join(folder, 'a'))
    await openMunicipality(town)
    const { add, write } = sceneOf(town)
    const kari = add({ name: 'Kari Nordli', address: 'Fjordgata 9' })
    const ola = add({ name: 'Ola Hansen', address: 'Storgata 4', unit: 'H0201' })
    const pers = [add({ name: 'Per Olsen', address: 'Åsveien 1' }), add({ name: 'Per Olsen', address: 'Åsveien 2' })]
    for (const [name, address] of [['Ingen Gjeld', 'Tunveien 1'], ['Til Gode', 'Tunveien 2']] as const) add({ name, address })
    const gone = add({ name: 'Flyttet Ut', address: 'Tunveien 3' })
    write((writer) => void writer.update('tenancy', gone.tenancyId, null, { status: 'ended', endsOn: '2026-09-30' }))
    add({ name: 'Skjult Person', address: 'Skjulveien 1', protectedAddress: 'confidential' })
    const { request, plan } = await planned(town)
    expect(request.kind).toBe('arrears')
    const row = (n: number) => plan.rows.find((one) => one.rowNumber === n)!
    expect(plan.counts).toMatchObject({ read: 10, added: 2, changed: 0, refused: 4 })
    expect(plan.counts.added + plan.counts.skipped + plan.counts.refused).toBe(plan.counts.read)
    expect(row(3).changes.map((change) => change.after)).toEqual(['12\u00a0346\u00a0kr'])
    expect([row(5).needsConfirm, row(5).duplicates.map((one) => one.id).sort()]).toEqual([true, pers.map((one) => one.tenancyId).sort()])
    expect(row(6).reasons.at(-1)!.text).toMatch(/^Fant ikke noe leieforhold/)
    expect([row(7).outcome, row(8).outcome, row(10).outcome]).toEqual(['skip', 'skip', 'skip'])
    expect(row(9).reasons.at(-1)!.text).toContain('avsluttet 30. september 2026')
    expect(row(11).reasons.at(-1)!.text).toMatch(/^Raden gjelder en sperret sak/)
    expect(JSON.stringify(row(11))).not.toContain('Leietaker, Skjul')
    expect(row(12).reasons.map((reason) => reason.text).join()).toContain('Skyldig beløp mangler')

    // Taking all doubtful rows never chooses between people; nor does «it is a new one».
    for (const [row, said] of [['*', 'confirm'], ['5', 'confirm'], ['5', 'new']] as const) expect((await planned(town, { [row]: said })).plan.counts.added, said).toBe(2)

    const chosen = await planned(town, { 5: `sameAs:${pers[1]!.tenancyId}` })
    expect(chosen.plan.counts.added).toBe(3)
    await town.job((await town.value('import.apply', { ...chosen.request, expected: chosen.plan.counts })).jobId)
    const { store } = storeOf(town)
    const signals = () => store.sql<{ tenancyId: string; amount: number; months: number; seenOn: string; oldestDueOn: string | null; source: string; caseId: string }>(`SELECT tenancyId, amount, months, seenOn, oldestDueOn, source, caseId FROM signal ORDER BY amount`)
    expect(signals()).toEqual([
      { tenancyId: ola.tenancyId, caseId: ola.caseId, amount: 845_000, months: 1, seenOn: '2026-10-31', oldestDueOn: '2026-10-20', source: 'Fra regneark: 31. okt. 2026' },
      { tenancyId: pers[1]!.tenancyId, caseId: pers[1]!.caseId, amount: 900_000, months: 1, seenOn: '2026-10-31', oldestDueOn: null, source: 'Fra regneark: 31. okt. 2026' },
      { tenancyId: kari.tenancyId, caseId: kari.caseId, amount: 1_234_550, months: 2, seenOn: '2026-10-31', oldestDueOn: '2026-09-20', source: 'Fra regneark: 31. okt. 2026' },
    ])
    expect(store.sql(`SELECT id FROM evictionTrack UNION ALL SELECT id FROM trackStep`)).toEqual([])

    const again = await planned(town, { 5: `sameAs:${pers[1]!.tenancyId}` })
    expect([again.plan.counts.added, again.plan.counts.changed]).toEqual([0, 0])

    const { 0: run } = await town.value('import.runs', {})
    await town.value('import.undo', { id: run!.id })
    expect(signals()).toEqual([])
  }, 60_000)
})
