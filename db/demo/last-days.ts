// Friday 20 November and the morning of Monday 23 November, one act at a time: what «Endret siden fredag» tells.
import type { Store, Writer } from '../store.ts'
import type { StaffKey } from './book.ts'
import type { NewId } from '../../shared/ids.ts'
import type { World } from './world.ts'

interface Act { at: string; by: StaffKey; name: string; act: (write: Writer) => void }

/** Write the last acts, in order of time; the last one is before the demo's clock starts. */
export function tellLastDays(store: Store, world: World, newId: NewId): void {
  for (const one of [...friday(world), ...monday(world)]) store.transaction({ opId: newId(), name: one.name, actorId: world.staff[one.by].id, role: world.staff[one.by].role, at: one.at }, one.act)
}

const caseOf = (world: World, number: string) => world.cases.get(number)!.id

function note(world: World, at: string, by: StaffKey, number: string, kind: 'received' | 'conversation' | 'sent' | 'note' | 'answer', title: string, body: string | null = null): Act {
  return { at, by, name: 'case.addNote', act: (write) => void write.insert('note', { caseId: caseOf(world, number), dwellingId: null, kind, title, body, topic: 'housing', happenedOn: at.slice(0, 10), author: world.staff[by].name }) }
}

/** What colleagues wrote in Ingrid's cases early on Friday. */
const FRIDAY_MORNING: readonly (readonly [StaffKey, string, 'received' | 'conversation' | 'sent' | 'note' | 'answer', string])[] = [
  ['sigrid', '2026/0409', 'conversation', 'Krisesenteret foreslår samtale tirsdag'], ['sigrid', '2026/0402', 'received', 'Brev fra sykehuset om utskriving'], ['anders', '2026/0362', 'received', 'Utleier har bekreftet datoen for utflytting'], ['sigrid', '2026/0390', 'received', 'Inntekt for siste tre måneder er levert'], ['jonas', '2026/0431', 'note', 'Visning av Tunveien 8 er gjennomført'],
  ['anders', '2026/0421', 'conversation', 'Minnet om papirene som mangler'], ['sigrid', '2026/0399', 'received', 'Oppsigelsen fra utleier er kommet'], ['jonas', '2026/0365', 'note', 'Kirkestien 3 er vasket og låst om'], ['anders', '2026/0384', 'conversation', 'Ønsker fortsatt tre soverom og heis'], ['sigrid', '2026/0451', 'sent', 'Søknaden er bekreftet mottatt'], ['anders', '2026/0450', 'received', 'Oppsigelse fra utleier'], ['jonas', '2026/0402', 'note', 'Sett på trinnfrie boliger til januar'],
]

function friday(world: World): Act[] {
  const given = (number: string, at: string): Act => ({ at, by: 'per', name: 'case.assign', act: (write) => void write.update('housingCase', caseOf(world, number), null, { coordinatorId: world.staff.ingrid.id }) })
  return [
    ...FRIDAY_MORNING.map(([by, number, kind, title], i) => note(world, `2026-11-20T07:${String(10 + i * 4).padStart(2, '0')}:00.000Z`, by, number, kind, title)),
    given('2026/0450', '2026-11-20T08:12:00.000Z'), given('2026/0451', '2026-11-20T08:12:30.000Z'),
    note(world, '2026-11-20T08:40:00.000Z', 'sigrid', '2026/0388', 'conversation', 'Snakket med datteren om heis og avstand'),
    note(world, '2026-11-20T09:05:00.000Z', 'anders', '2026/0376', 'received', 'NAV har fått nye tall for startlånet'),
    note(world, '2026-11-20T09:30:00.000Z', 'sigrid', '2026/0415', 'sent', 'Bedt fengselet om dato for løslatelse'),
    note(world, '2026-11-20T10:10:00.000Z', 'anders', '2026/0445', 'note', 'Bosettingsmøtet er satt til 2. desember'),
    note(world, '2026-11-20T11:00:00.000Z', 'sigrid', '2026/0417', 'answer', 'NAV gir garanti for depositum', 'Svar fra NAV 20. november 2026.'),
    note(world, '2026-11-20T11:20:00.000Z', 'anders', '2026/0440', 'conversation', 'Mikkel ønsker seg leilighet nær skolen'),
    note(world, '2026-11-20T12:00:00.000Z', 'sigrid', '2026/0437', 'sent', 'Bestilt besøk av ergoterapeut'),
    note(world, '2026-11-20T12:25:00.000Z', 'anders', '2026/0355', 'note', 'Viste fram to boliger'),
    note(world, '2026-11-20T13:05:00.000Z', 'jonas', '2026/0384', 'note', 'Ingen tre-soveroms med heis er ledig før våren'),
    {
      at: '2026-11-20T13:40:00.000Z', by: 'sigrid', name: 'case.addNote', act: (write) => {
        const offer = write.sql<{ id: string }>('SELECT id FROM allocation WHERE caseId = ?', [caseOf(world, '2026/0365')])[0]!
        write.update('allocation', offer.id, null, { status: 'accepted', answeredOn: '2026-11-20' })
        write.insert('note', { caseId: caseOf(world, '2026/0365'), dwellingId: null, kind: 'answer', title: 'Marit Eide sa ja til Kirkestien 3', body: 'Kontrakt klargjøres.', topic: 'housing', happenedOn: '2026-11-20', author: 'Sigrid Ovesen' })
      },
    },
    {
      at: '2026-11-20T14:20:00.000Z', by: 'sigrid', name: 'case.addNote', act: (write) => void write.insert('note', { caseId: null, dwellingId: world.homes.get('Havnegata 3, H0402')!, kind: 'note', title: 'Omstridt tildeling', body: 'To søkere er nevnt til Havnegata 3, H0402, ledig 4. jan. 2027: sak 2026/0388 (nummer 1 i rekkefølgen, § 6 c) og sak 2026/0437 (begrunnet valg mot rekkefølgen). Bare én kan få boligen, og ingen brev er sendt. Tas i boliglaget.', topic: 'housing', happenedOn: '2026-11-20', author: 'Sigrid Ovesen' }),
    },
    note(world, '2026-11-20T15:10:00.000Z', 'per', '2026/0450', 'note', 'To nye søknader er fordelt til deg', 'Ragnhild Aasen og Liv Torunn Hauge.'),
  ]
}

function monday(world: World): Act[] {
  return [
    note(world, '2026-11-23T07:12:00.000Z', 'sigrid', '2026/0417', 'received', 'Ergoterapeuts vurdering kom inn', 'Bekrefter trinnfri inngang, alt på ett plan og dusj uten terskel.'),
    note(world, '2026-11-23T08:20:00.000Z', 'jonas', '2026/0447', 'note', 'Eiendom har ingen merknader til forlengelse'),
  ]
}
