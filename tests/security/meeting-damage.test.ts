// The meeting and the register of consents with damaged rows and people registered more than once: nothing opens by it, and no page closes.
import { describe, expect, it } from 'vitest'
import { subjectOf } from '../../db/disclosure.ts'
import { personOf, runningScene } from '../support/meeting-scene.ts'
import { TODAY } from '../support/store.ts'

const codeOf = (answer: { ok: boolean; error?: { code: string } }) => (answer.ok ? 'ok' : answer.error!.code)

describe('a damaged row', () => {
  it('opens nothing and closes no page', async () => {
    const { town, meetingId, onItem, items, decide, room } = await runningScene()
    await town.value('meeting.show', onItem)
    await decide()
    const nav = town.services.nav
    const broken = ['{', 'null', '5', '"x"', '[null]', '[5]', '{"topics":5,"reasons":{}}', '[{"agendaItemId":1}]', JSON.stringify([{ agendaItemId: items[0], topic: 'substanceUse', by: 'x', ground: 'y', present: `x${nav}x` }]), JSON.stringify([{ agendaItemId: items[0], topic: 'substanceUse', by: 'x', ground: 'y' }])]
    town.store.run(`INSERT INTO setting (id, key, value, version, createdAt, createdBy, updatedAt, updatedBy) VALUES ('m', 'teamMandates', '{', 1, '', '', '', '') ON CONFLICT DO NOTHING`)
    for (const value of broken) {
      town.store.run('UPDATE roomState SET uncovered = ?, chosen = ?', [value, value])
      town.store.run('UPDATE agendaItem SET draft = ?', [value])
      town.store.run('UPDATE meeting SET hiddenProposals = ?', [value])
      town.store.run('UPDATE meetingEvent SET present = ?, topics = ?', [value, value])
      town.store.run('UPDATE setting SET value = ? WHERE key LIKE ?', [value, '%andate%'])
      for (const [name, input] of [['meeting.desk', { meetingId }], ['meeting.desk', onItem], ['meeting.log', { meetingId }], ['meeting.suggestions', { meetingId }], ['meeting.closeCheck', { meetingId }], ['meeting.prepare', { meetingId }]] as const) expect(codeOf(await town.call(name, input)), `${name} ${value}`).toBe('ok')
      expect(await room(), value).not.toContain('zq-')
      for (const [name, more] of [['meeting.showTopic', { topic: 'substanceUse', shown: false }], ['meeting.showReasons', { dwellingId: 'x', shown: false }], ['meeting.show', {}]] as const) expect(codeOf(await town.call(name, { ...onItem, ...more } as never)), `${name} ${value}`).toBe('ok')
    }
  })

  it('a draft of the wrong shape leaves the desk open', async () => {
    const { town, meetingId, onItem, decide } = await runningScene()
    await decide()
    for (const draft of ['{"text":5}', '{"text":{"trim":1}}', '[]', '', '\u0000', 'x'.repeat(20_000)]) {
      await town.value('meeting.saveDraft', { agendaItemId: onItem.agendaItemId, draft })
      expect(codeOf(await town.call('meeting.desk', { meetingId, agendaItemId: onItem.agendaItemId })), draft.slice(0, 20)).toBe('ok')
    }
  })
})

describe('what was said', () => {
  it('a list that cannot be read is a yes to nothing and a no to everything, and closes neither the register nor a paper', async () => {
    const { town, caseId, meetingId, onItem, room } = await runningScene()
    const said = { caseId, serviceIds: [town.services.nav], topics: ['substanceUse' as const] }
    await town.value('consent.record', { ...said, purposes: ['meeting', 'extract'], validFrom: TODAY, validTo: '2026-12-01', form: 'spoken', givenBy: 'Personen selv', givenOn: TODAY })
    await town.value('meeting.show', onItem)
    await town.value('meeting.showTopic', { ...onItem, topic: 'substanceUse', shown: true })
    expect(await room()).toContain('zq-')
    for (const value of ['{', 'null', '[5]', '["ukjent"]', '["__proto__"]', '{"substanceUse":1}']) for (const column of ['topics', 'purposes']) {
      town.store.run(`UPDATE consent SET topics = '["substanceUse"]', purposes = '["meeting","extract"]'`)
      town.store.run(`UPDATE consent SET ${column} = ?`, [value])
      expect(await room(), `${column} ${value}`).not.toContain('zq-')
      for (const [name, input] of [['consent.list', { caseId }], ['case.get', { id: caseId }], ['clock.list', {}], ['today.get', {}], ['export.caseSummary', { caseId }], ['meeting.prepare', { meetingId }]] as const) expect(codeOf(await town.call(name, input as never)), `${name} ${column} ${value}`).toBe('ok')
    }
    town.store.run(`UPDATE consent SET topics = '["substanceUse"]', purposes = '["meeting"]'`)
    town.write((write) => void write.insert('consent', { caseId, serviceId: town.services.nav, topics: '["ukjent"]', status: 'withdrawn', withdrawnOn: TODAY }))
    expect(await room()).not.toContain('zq-')
  }, 60_000)

  it('follows a person through registrations merged one into the other, from whichever end it is asked; so does a protected address', async () => {
    const { town, caseId, cases, onItem, room } = await runningScene(['Anna En', 'Berit To', 'Cecilie Tre'])
    const [first, second, third] = cases.map((one) => personOf(town, one.caseId)) as [string, string, string]
    const nav = { serviceId: town.services.nav, topics: '["substanceUse"]', purposes: '["meeting"]' }
    town.write((write) => {
      write.update('person', third, null, { mergedIntoId: second })
      write.update('person', second, null, { mergedIntoId: first })
      write.insert('consent', { ...nav, caseId, status: 'given', givenOn: '2026-11-01' })
    })
    await town.value('meeting.show', onItem)
    await town.value('meeting.showTopic', { ...onItem, topic: 'substanceUse', shown: true })
    expect(await room()).toContain('zq-')
    town.write((write) => void write.insert('consent', { ...nav, caseId: cases[2]!.caseId, status: 'withdrawn', withdrawnOn: TODAY }))
    expect(await room()).not.toContain('zq-')
    town.write((write) => void write.update('person', third, null, { protectedAddress: 'confidential' }))
    expect(subjectOf(town.store, caseId, TODAY).protectedAddress).toBe(true)
  })
})
