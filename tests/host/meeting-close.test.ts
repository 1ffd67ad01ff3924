// Closing the boliglag: what is put off lands where it should, measures become tasks, and each service gets on paper what it may have and no more.
import { describe, expect, it } from 'vitest'
import { renderDocument } from '../../electron/documents/render.ts'
import { handlers } from '../../db/handlers.ts'
import type { Produced, TypedDocument } from '../../shared/documents.ts'
import type { Topic } from '../../shared/model/field.ts'
import type { NewRow } from '../../shared/model/index.ts'
import { itemsOf, newTown, readyCase } from '../support/meeting-scene.ts'
import { NOW, TODAY, type TestStore } from '../support/store.ts'
import { readPdf } from '../unit/documents-reader.ts'

/** A meeting that has begun, with some cases on it. */
async function started(names: readonly string[], heldOn = TODAY) {
  const town = newTown()
  const { id: meetingId } = await town.value('meeting.create', { heldOn })
  const cases = []
  for (const name of names) {
    const one = await readyCase(town, name)
    cases.push({ ...one, itemId: (await town.value('meeting.addCase', { meetingId, caseId: one.caseId })).id })
  }
  await town.value('meeting.start', { meetingId })
  return { town, meetingId, cases }
}

type Decided = Partial<NewRow<'teamDecision'>> & Pick<NewRow<'teamDecision'>, 'kind' | 'text'>
const decide = (town: TestStore, meetingId: string, one: { caseId: string; itemId: string }, given: Decided) => {
  let id = ''
  town.write((write) => { id = write.insert('teamDecision', { meetingId, agendaItemId: one.itemId, caseId: one.caseId, mandate: 'team', tentative: 'no', shownInRoom: 'yes', ...given }).id })
  return id
}
const finish = (town: TestStore, itemId: string, status: 'done' | 'deferred' | 'parked', deferUntil: string | null = null) => town.write((write) => void write.update('agendaItem', itemId, null, { status, deferUntil }))

describe('closing', () => {
  it('puts what was left over on the first agenda it can stand on, one more time put off, and leaves a far date to be proposed', async () => {
    const { town, meetingId, cases } = await started(['Anna Ferdig', 'Berit Utsatt', 'Carl Dato', 'Dina Lagt', 'Even Rakk', 'Frida Langt'])
    const [done, put, dated, aside, notReached, far] = cases as [typeof cases[0], typeof cases[0], typeof cases[0], typeof cases[0], typeof cases[0], typeof cases[0]]
    const { id: december } = await town.value('meeting.create', { heldOn: '2026-12-10' })
    const { id: january } = await town.value('meeting.create', { heldOn: '2027-01-07' })
    decide(town, meetingId, done!, { kind: 'measure', text: 'Ringe utleier', ownerServiceId: town.services.housing, dueOn: '2026-12-01' })
    finish(town, done!.itemId, 'done')
    finish(town, put!.itemId, 'deferred')
    finish(town, dated!.itemId, 'deferred', '2026-12-20')
    finish(town, aside!.itemId, 'parked')
    finish(town, far!.itemId, 'deferred', '2027-06-01')
    town.write((write) => void write.update('agendaItem', put!.itemId, null, { postponed: 2, requestId: null }))
    expect(await town.value('meeting.closeCheck', { meetingId })).toMatchObject({ untreated: [{ caseNumber: aside!.caseNumber }, { caseNumber: notReached!.caseNumber }], carried: 4, later: 1, tasks: 1, next: { id: december, heldOn: '2026-12-10' } })
    expect(await town.value('meeting.close', { meetingId })).toEqual({ decided: 1, deferred: 4, measures: 1, later: 1 })
    expect(itemsOf(town, december).map((one) => [one.caseId, one.postponed, one.source, one.reason])).toEqual([put, aside, notReached].map((one) => [one!.caseId, one === put ? 3 : 1, 'deferred', 'Utsatt fra boliglaget 23. nov. 2026']))
    expect(itemsOf(town, january).map((one) => one.caseId)).toEqual([dated!.caseId])
    // Nobody forgets the one with the far date: it is proposed for the meeting that comes after it.
    const { id: june } = await town.value('meeting.create', { heldOn: '2027-06-03' })
    expect((await town.value('meeting.suggestions', { meetingId: june })).rows.map((one) => [one.caseId, one.reasons[0]!.source])).toContainEqual([far!.caseId, 'deferred'])
    expect(town.store.sql('SELECT status FROM meeting WHERE id = ?', [meetingId])).toEqual([{ status: 'closed' }])
    expect(town.store.sql(`SELECT kind FROM meetingEvent WHERE meetingId = ? AND kind = 'closed'`, [meetingId])).toHaveLength(1)
    // What a person must decide is not decided by the closing.
    expect(town.store.sql('SELECT DISTINCT status FROM housingCase')).toEqual([{ status: 'received' }])
  })

  it('makes the next meeting by the rhythm of the series when none is set up, past the holiday', async () => {
    const town = newTown()
    const { id: seriesId } = await town.value('series.save', { id: null, name: 'Boliglaget', firstOn: '2026-11-23', everyWeeks: 5, startsAt: '12:00', endsAt: '13:30', place: 'Rådhuset', chair: 'Ingrid Moe', members: [{ serviceId: town.services.nav, personName: 'Amira Nesheim' }] })
    const { made: [first] } = await town.value('series.plan', { id: seriesId, count: 1 })
    const { caseId } = await readyCase(town, 'Anna Utsatt')
    await town.value('meeting.addCase', { meetingId: first!.id, caseId })
    await town.value('meeting.start', { meetingId: first!.id })
    await town.value('meeting.close', { meetingId: first!.id })
    const next = town.store.sql<{ id: string; heldOn: string; startsAt: string; seriesId: string }>(`SELECT id, heldOn, startsAt, seriesId FROM meeting WHERE status = 'planned'`)
    expect(next).toEqual([{ id: next[0]!.id, heldOn: '2026-12-28', startsAt: '12:00', seriesId }])
    expect(town.store.sql('SELECT personName FROM presence WHERE meetingId = ?', [next[0]!.id])).toEqual([{ personName: 'Amira Nesheim' }])
    expect(itemsOf(town, next[0]!.id).map((one) => one.caseId)).toEqual([caseId])
  })

  it('says before closing what decisions lack, and which cases have none', async () => {
    const { town, meetingId, cases: [one, two] } = await started(['Anna En', 'Berit To'])
    decide(town, meetingId, one!, { kind: 'measure', text: 'Uten eier og frist' })
    decide(town, meetingId, one!, { kind: 'refuse', text: 'Avslag laget tok alene', ownerServiceId: town.services.housing })
    decide(town, meetingId, one!, { kind: 'measure', text: 'Bare et forslag', tentative: 'yes' })
    decide(town, meetingId, one!, { kind: 'clarify', text: 'I orden', ownerServiceId: town.services.nav, dueOn: '2026-12-01' })
    finish(town, two!.itemId, 'done')
    const check = await town.value('meeting.closeCheck', { meetingId })
    expect(check.decisions.map((row) => [row.text, row.lacks])).toEqual([['Uten eier og frist', ['owner', 'due']], ['Avslag laget tok alene', ['mandate']], ['Bare et forslag', ['tentative']]])
    expect([check.untreated, check.noDecision.map((row) => row.caseNumber)]).toEqual([[], [two!.caseNumber]])
  })
})

describe('tasks', () => {
  it('stand with owner, deadline and reminder until they are done, and are done in the plan too', async () => {
    const { town, meetingId, cases: [one] } = await started(['Anna En'])
    const { nav, property } = town.services
    let planId = ''
    town.write((write) => { planId = write.insert('followUpPlan', { caseId: one!.caseId, dwellingId: null, allocationId: null, status: 'active', ownWords: null, coordinatorId: null, approvedOn: null, planVersion: 1, nextReviewOn: null, team: '[]', startedOn: TODAY }).id })
    const soon = decide(town, meetingId, one!, { kind: 'measure', text: 'Avtale fast trekk', ownerServiceId: nav, ownerPerson: 'Amira Nesheim', dueOn: '2026-12-01' })
    decide(town, meetingId, one!, { kind: 'orderDwelling', text: 'Lei inn en bolig', ownerServiceId: property, dueOn: '2026-11-24', mandate: 'mustConfirm', confirmBy: 'Leder i Eiendom', confirmDueOn: '2026-11-30' })
    decide(town, meetingId, one!, { kind: 'recommend', text: 'Anbefalt kommunal bolig', ownerServiceId: town.services.housing })
    expect((await town.value('meeting.tasks', {})).rows).toEqual([])
    await town.value('meeting.close', { meetingId })
    const open = await town.value('meeting.tasks', {})
    expect(open.rows.map((row) => [row.text, row.owner, row.ownerPerson, row.dueOn, row.remindOn, row.overdue])).toEqual([['Lei inn en bolig', 'Eiendom', null, '2026-11-24', '2026-11-23', false], ['Avtale fast trekk', 'NAV', 'Amira Nesheim', '2026-12-01', '2026-11-28', false]])
    expect(town.store.sql('SELECT text, responsible, dueOn, status FROM measure WHERE planId = ?', [planId])).toEqual([{ text: 'Avtale fast trekk', responsible: 'Amira Nesheim', dueOn: '2026-12-01', status: 'planned' }])
    town.now.at = '2026-12-03T08:00:00.000Z'
    expect(await town.value('meeting.tasks', { view: 'overdue', serviceId: nav })).toMatchObject({ total: 1, overdue: 1 })
    const task = (await town.value('meeting.tasks', { serviceId: nav })).rows[0]!
    await town.value('meeting.taskRemind', { id: soon, version: task.version, remindOn: '2026-12-05' })
    await town.value('meeting.taskDone', { id: soon, version: task.version + 1, note: 'Trekket begynner i januar' })
    expect((await town.value('meeting.tasks', { view: 'done' })).rows).toMatchObject([{ text: 'Avtale fast trekk', doneOn: '2026-12-03', doneBy: 'Ingrid Moe', doneNote: 'Trekket begynner i januar', remindOn: '2026-12-05' }])
    expect(town.store.sql('SELECT status, doneOn FROM measure')).toEqual([{ status: 'done', doneOn: '2026-12-03' }])
    expect(await town.call('meeting.taskDone', { id: soon, version: task.version + 2 })).toMatchObject({ ok: false, error: { code: 'already-decided' } })
    town.now.at = NOW
  })

  it('what waits for authority is listed with its deadline, and a rejection with who and why', async () => {
    const { town, meetingId, cases: [one] } = await started(['Anna En'])
    decide(town, meetingId, one!, { kind: 'refuse', text: 'Avslå', mandate: 'mustConfirm', confirmBy: 'Enhetsleder', confirmDueOn: '2026-11-27' })
    const late = decide(town, meetingId, one!, { kind: 'orderDwelling', text: 'Kjøp en bolig', mandate: 'mustConfirm', confirmBy: 'Leder i Eiendom', confirmDueOn: '2026-11-20' })
    await town.value('meeting.close', { meetingId })
    expect(await town.value('meeting.mandates', {})).toMatchObject({ total: 2, overdue: 1, rows: [{ text: 'Kjøp en bolig', overdue: true, confirmBy: 'Leder i Eiendom' }, { text: 'Avslå', overdue: false }] })
    await town.value('meeting.confirmDecision', { id: late, version: 1, answer: 'rejected', note: 'Ingen midler i år' } as never)
    const { rows } = await town.value('meeting.mandates', {})
    expect(rows[1]).toMatchObject({ text: 'Kjøp en bolig', mandate: 'rejected', note: 'Ingen midler i år', overdue: false })
    expect((await town.value('meeting.tasks', {})).rows).toEqual([])
  })

  it('of a protected person show no more than the case number to one who is not named', async () => {
    const { town, meetingId, cases: [one] } = await started(['Anna Zqnavn'])
    const id = decide(town, meetingId, one!, { kind: 'measure', text: 'zq-tiltak', ownerServiceId: town.services.nav, dueOn: '2026-12-01', mandate: 'mustConfirm', confirmBy: 'Leder', confirmDueOn: '2026-12-01' })
    await town.value('meeting.close', { meetingId })
    town.write((write) => void write.update('person', write.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [one!.caseId])[0]!.personId, null, { protectedAddress: 'strictlyConfidential' }))
    const answers = [await town.value('meeting.tasks', {}), await town.value('meeting.mandates', {}), await town.value('meeting.held', { meetingId }), await town.value('meeting.log', { meetingId }), await town.value('meeting.closeCheck', { meetingId })]
    expect(JSON.stringify(answers)).not.toMatch(/zq/i)
    expect(answers[0]).toMatchObject({ rows: [{ name: `Søker ${one!.caseNumber}`, text: 'Sperret sak' }] })
    expect(await town.call('meeting.taskDone', { id, version: 2 })).toMatchObject({ ok: false, error: { code: 'protected' } })
  })
})

describe('the figures and the log', () => {
  it('count what happened, over several meetings', async () => {
    const { town, meetingId, cases: [one, two] } = await started(['Anna En', 'Berit To'])
    decide(town, meetingId, one!, { kind: 'measure', text: 'Ringe', ownerServiceId: town.services.nav, dueOn: '2026-12-01' })
    decide(town, meetingId, one!, { kind: 'refuse', text: 'Avslå', mandate: 'mustConfirm', confirmBy: 'Enhetsleder', confirmDueOn: '2026-12-01' })
    town.write((write) => {
      write.update('agendaItem', one!.itemId, null, { status: 'done', usedSeconds: 600, startedAt: null })
      write.update('agendaItem', two!.itemId, null, { status: 'deferred', usedSeconds: 180, postponed: 3, startedAt: null })
    })
    await town.value('meeting.close', { meetingId })
    const expected = { cases: 2, treated: 1, plannedMinutes: 16, usedMinutes: 13, decided: 2, deferred: 1, awaiting: 1, rejected: 0, tasks: 1, tasksDone: 0, postponedMany: 1, overridden: 0 }
    const figures = await town.value('meeting.figures', {})
    expect(figures.meetings).toEqual([{ id: meetingId, heldOn: TODAY, ...expected }])
    expect(figures.total).toEqual(expected)
    expect((await town.value('meeting.held', { meetingId })).figures).toEqual(expected)
  })
})

const GUARDED = ['health', 'economy', 'substanceUse', 'childWelfare', 'crime', 'immigration'] as const satisfies readonly Topic[]
const markOf = (topic: Topic) => `zq${topic}zq`

/** What a paper is made of, before it is set: all that can reach its receiver. */
function paper(town: TestStore, name: 'export.protocol' | 'export.agenda', meetingId: string, serviceId: string | null): TypedDocument {
  const produced = handlers[name]({ read: town.store, session: town.session, now: town.now.at, today: TODAY }, { meetingId, serviceId }) as Produced
  if (produced.kind !== 'pdf') throw new Error('no document')
  return produced.document
}
const withheldOf = (document: TypedDocument) => (document as { withheld: { what: string; why: string }[] }).withheld

async function paperScene() {
  const scene = await started(['Kari Zqnavnesen', 'Berit Sperret'])
  const { town, meetingId, cases: [open, hidden] } = scene
  const { services } = town
  town.write((write) => {
    write.update('housingCase', open!.caseId, null, { healthNote: markOf('health'), economyNote: markOf('economy'), ownWords: 'zqegneord' })
    for (const topic of GUARDED.slice(2)) write.insert('note', { caseId: open!.caseId, dwellingId: null, kind: 'note', title: markOf(topic), body: markOf(topic), topic, happenedOn: '2026-11-20', author: 'Ingrid Moe' })
    write.insert('consent', { caseId: open!.caseId, serviceId: services.nav, topics: '["economy"]', purposes: '["meeting","extract"]', status: 'given', validFrom: '2026-11-01', validTo: null, note: null, givenOn: '2026-11-01' })
    write.insert('consent', { caseId: open!.caseId, serviceId: services.nav, topics: '["health"]', purposes: '["meeting"]', status: 'given', validFrom: '2026-11-01', validTo: null, note: null, givenOn: '2026-11-01' })
    write.update('agendaItem', open!.itemId, null, { privateNote: 'zqprivat' })
    write.update('person', write.sql<{ personId: string }>('SELECT personId FROM housingCase WHERE id = ?', [hidden!.caseId])[0]!.personId, null, { protectedAddress: 'confidential' })
  })
  decide(town, meetingId, open!, { kind: 'measure', text: 'Avtale fast trekk', ownerServiceId: services.nav, dueOn: '2026-12-01', reason: 'NAV kjenner saken' })
  decide(town, meetingId, open!, { kind: 'refuse', text: 'Ikke hybel', ownerServiceId: services.housing, mandate: 'mustConfirm', confirmBy: 'Enhetsleder', confirmDueOn: '2026-12-01', reason: 'zqgrunn', dissent: 'Eiendom ville vente', dissentBy: 'Eiendom' })
  decide(town, meetingId, open!, { kind: 'measure', text: 'zqikkevist', ownerServiceId: services.mental, dueOn: '2026-12-01', shownInRoom: 'no' })
  decide(town, meetingId, hidden!, { kind: 'measure', text: 'zqsperret', ownerServiceId: services.nav, dueOn: '2026-12-01' })
  return { ...scene, open: open!, hidden: hidden! }
}

describe('the papers', () => {
  it('a service has its own decisions whole, of the others what was decided, and an account of everything left out', async () => {
    const { town, meetingId, open, hidden } = await paperScene()
    await town.value('meeting.close', { meetingId })
    const document = paper(town, 'export.protocol', meetingId, town.services.nav)
    expect(document).toMatchObject({ template: 'serviceExtract', recipient: 'NAV', own: [{ caseNumber: open.caseNumber, initials: 'K.Z.', what: 'Avtale fast trekk', due: '1. des. 2026' }], items: [{ initials: 'K.Z.', decisions: [{ text: 'Ikke hybel', owner: 'Boligkontoret', mandate: 'Må bekreftes av Enhetsleder innen 1. des. 2026' }] }, { initials: 'Sperret', question: '', decisions: [] }] })
    expect(JSON.stringify(document).match(/zq\w*/gi)?.filter((word) => word !== 'Zqnavnesen')).toBeUndefined()
    expect(withheldOf(document)).toEqual([
      { what: 'navn', why: 'papiret bruker initialer og saksnummer' },
      { what: `helse i sak ${open.caseNumber}`, why: 'NAV: samtykket gjelder bare drøfting i møtet' },
      { what: `rus i sak ${open.caseNumber}`, why: 'NAV: samtykke mangler for rus' }, { what: `barnevern i sak ${open.caseNumber}`, why: 'NAV: samtykke mangler for barnevern' }, { what: `straff i sak ${open.caseNumber}`, why: 'NAV: samtykke mangler for straff' }, { what: `opphold i sak ${open.caseNumber}`, why: 'NAV: samtykke mangler for opphold' },
      { what: `1 avgjørelse i sak ${open.caseNumber}`, why: 'ikke vist i rommet, og eies av andre' },
      { what: `begrunnelser og uenighet i avgjørelser andre eier i sak ${open.caseNumber}`, why: 'gis til den som eier avgjørelsen' },
      { what: `begrunnelsen for det tjenesten skal gjøre i sak ${open.caseNumber}`, why: 'NAV: samtykke mangler for annet' },
      { what: `alt om personen og det tjenesten skal gjøre, som gis muntlig, i sak ${hidden.caseNumber}`, why: 'sperret adresse' },
    ])
  })

  it('the ground of its own decision reaches a service that may have it on paper', async () => {
    const { town, meetingId, open } = await paperScene()
    town.write((write) => void write.insert('consent', { caseId: open.caseId, serviceId: town.services.nav, topics: '["other"]', purposes: '["extract"]', status: 'given', validFrom: '2026-11-01', validTo: null, note: null, givenOn: '2026-11-01' }))
    expect(paper(town, 'export.protocol', meetingId, town.services.nav)).toMatchObject({ own: [{ what: 'Avtale fast trekk', reason: 'NAV kjenner saken' }] })
  })

  it('the agenda gives a service the topics it may have on paper, and no others', async () => {
    const { town, meetingId, open } = await paperScene()
    const nav = paper(town, 'export.agenda', meetingId, town.services.nav)
    expect(nav).toMatchObject({ recipient: 'NAV', items: [{ initials: 'K.Z.', question: 'Hva kan vi tilby?', topics: [{ label: 'Økonomi', text: markOf('economy') }] }, { initials: 'Sperret', question: 'Tas opp uten opplysninger på papir.' }] })
    expect(JSON.stringify(nav).match(/zq\w*/g)).toEqual([markOf('economy')])
    expect(withheldOf(nav).map((one) => one.what)).toContain(`helse i sak ${open.caseNumber}`)
    const chair = paper(town, 'export.agenda', meetingId, null)
    expect(JSON.stringify(chair)).not.toMatch(/zq/i)
    expect(chair).toMatchObject({ recipient: 'møtelederen', items: [{ lacks: [expect.stringContaining('Mangler samtykke: helse (Psykisk helse og rus, '), expect.any(String), expect.any(String), expect.any(String), expect.any(String), expect.any(String), 'Tas opp uten at noen har skrevet hvorfor.'] }, {}] })
  })

  it('no covered topic is in any paper for any service, whoever has consented to what, and each is accounted for', async () => {
    const { town, meetingId, open } = await paperScene()
    await town.value('meeting.close', { meetingId })
    let seed = 11
    const chance = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
    const services = Object.values(town.services)
    const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)]!
    for (let round = 0; round < 60; round++) {
      const given = { serviceId: pick(services), topic: pick(GUARDED), purpose: pick(['meeting', 'extract'] as const), status: pick(['given', 'given', 'refused'] as const) }
      town.write((write) => void write.insert('consent', { caseId: open.caseId, serviceId: given.serviceId, topics: JSON.stringify([given.topic]), purposes: JSON.stringify([given.purpose]), status: given.status, validFrom: '2026-11-01', validTo: null, note: null, givenOn: `2026-11-${String(1 + Math.floor(chance() * 20)).padStart(2, '0')}` }))
      const serviceId = pick(services)
      const may = (topic: Topic) => {
        if (serviceId === town.services.housing) return true
        const said = town.store.sql<{ status: string; givenOn: string; topics: string; purposes: string }>('SELECT status, givenOn, topics, purposes FROM consent WHERE caseId = ? AND serviceId = ?', [open.caseId, serviceId]).filter((one) => one.topics.includes(`"${topic}"`))
        const no = said.filter((one) => one.status === 'refused').map((one) => one.givenOn).sort().at(-1) ?? ''
        return said.some((one) => one.status === 'given' && one.givenOn > no && one.purposes.includes('extract'))
      }
      const agenda = paper(town, 'export.agenda', meetingId, serviceId), extract = paper(town, 'export.protocol', meetingId, serviceId)
      for (const topic of GUARDED) {
        const label = { health: 'helse', economy: 'økonomi', substanceUse: 'rus', childWelfare: 'barnevern', crime: 'straff', immigration: 'opphold' }[topic]
        expect([JSON.stringify(agenda).includes(markOf(topic)), withheldOf(agenda).some((one) => one.what === `${label} i sak ${open.caseNumber}`)], `round ${round}, ${topic}`).toEqual([may(topic), !may(topic)])
        expect([JSON.stringify(extract).includes(markOf(topic)), withheldOf(extract).some((one) => one.what === `${label} i sak ${open.caseNumber}`)], `round ${round}, ${topic}`).toEqual([false, !may(topic)])
      }
      expect(JSON.stringify([agenda, extract])).not.toMatch(/zqegneord|zqprivat|zqsperret|zqnavn/i)
    }
  }, 60_000)

  it('the team’s protocol has presence by person, mandate, dissent and figures, and nothing of the protected', async () => {
    const { town, meetingId, open, hidden } = await paperScene()
    const present = (serviceId: string, personName: string, arrivedAt: string, leftAt: string | null) => town.write((write) => void write.insert('presence', { meetingId, serviceId, personName, present: leftAt ? 'no' : 'yes', arrivedAt, leftAt }))
    present(town.services.nav, 'Amira Nesheim', '2026-11-23T08:41:00.000Z', '2026-11-23T09:15:00.000Z')
    present(town.services.property, 'Jonas Bakke', '2026-11-23T08:55:00.000Z', null)
    await town.value('meeting.close', { meetingId })
    const document = paper(town, 'export.protocol', meetingId, null)
    expect(document).toMatchObject({
      present: [{ service: 'NAV', people: 'Amira Nesheim', note: 'gikk 10.15' }, { service: 'Eiendom', people: 'Jonas Bakke', note: 'kom 09.55' }],
      items: [{ decisions: [{ text: 'Avtale fast trekk', mandate: 'Laget kan bestemme' }, { text: 'Ikke hybel', mandate: 'Må bekreftes av Enhetsleder innen 1. des. 2026' }, { text: 'zqikkevist' }], dissent: 'Eiendom ville vente (Eiendom)' }, { initials: 'Sperret', question: '', decisions: [] }],
    })
    expect(JSON.stringify(document).match(/zq\w*/gi)).toEqual(['zqikkevist'])
    expect(withheldOf(document)).toContainEqual({ what: `alt om personen og det som er bestemt i sak ${hidden.caseNumber}`, why: 'sperret adresse' })
    const text = readPdf(await renderDocument(document)).pages.join('')
    expect(text).toContain(open.caseNumber)
    expect(text).not.toMatch(/Zqnavnesen|zqsperret|zqhealth/)
  })

  it('the calendar has the hours of Norway, also after the clocks have changed, and no person', async () => {
    const town = newTown()
    const { id: seriesId } = await town.value('series.save', { id: null, name: 'Boliglaget', firstOn: '2027-03-25', everyWeeks: 2, startsAt: '09:00', endsAt: '11:00', place: 'Rådhuset', chair: 'Ingrid Moe', members: [{ serviceId: town.services.nav, personName: 'Amira Nesheim' }] })
    await town.value('series.plan', { id: seriesId, count: 2 })
    const file = await town.value('export.meetingCalendar', { seriesId })
    const text = Buffer.from(file.base64, 'base64').toString('utf8').replace(/\r\n /g, '')
    // 25 March 2027 is skjærtorsdag, the meeting is held 30 March: summer time since the 28th, so 09:00 is 07:00 UTC.
    expect(text.match(/DTSTART.*/g)).toEqual(['DTSTART:20270330T070000Z', 'DTSTART:20270408T070000Z'])
    expect(text).toContain('LOCATION:Rådhuset')
    expect(text).not.toMatch(/Amira|Ingrid|Nesheim/)
    const { id: winter } = await town.value('meeting.create', { heldOn: '2026-11-26' })
    const one = Buffer.from((await town.value('export.meetingCalendar', { meetingId: winter })).base64, 'base64').toString('utf8')
    expect(one).toContain('DTSTART:20261126T080000Z')
  })
})
