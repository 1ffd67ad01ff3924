// Landlords and agreements on a real store: shares and terms at the exact limits, dwellings used and free, the part of a cooperative, and the clock of an agreement that ends.
import { describe, expect, it } from 'vitest'
import { agreementWarnings, cooperativeState, percentText, unitsLeft, wholeYears } from '../../shared/domain/agreement-share.ts'
import { codeOf, offerScene } from '../support/offer-scene.ts'
import { testFolder, TODAY } from '../support/store.ts'

const folder = testFolder()
const fact = { kind: 'referral', status: 'active', startsOn: '2026-01-01', endsOn: '2045-12-31', totalUnits: 20, ourUnits: 8, minShare: 40, minYears: 20 }
const keys = (more: Partial<typeof fact | { endsOn: null; totalUnits: null; minShare: null; minYears: null }> = {}, linked = 0) => agreementWarnings({ ...fact, ...more } as never, linked).map((one) => one.key)

describe('limits', () => {
  it('of an agreement: 8 of 20 is 40 % and enough, 7 is not; twenty years to the day are enough', () => {
    expect(keys()).toEqual([])
    expect(keys({ ourUnits: 7 })).toEqual(['share'])
    expect(keys({ endsOn: '2045-12-30' })).toEqual(['term'])
    expect([wholeYears('2026-01-01', '2045-12-31'), wholeYears('2026-01-01', '2045-12-30'), wholeYears('2024-02-29', '2044-02-28')]).toEqual([20, 19, 20])
    // 39.99 % is shown with one decimal and still not enough.
    expect([keys({ totalUnits: 2501, ourUnits: 1000 }), percentText(1000, 2501)]).toEqual([['share'], '40 %'])
  })

  it('of an agreement that does not say: unknown is not enough and not too little', () => {
    expect(keys({ totalUnits: null } as never)).toEqual(['shareUnknown'])
    expect(keys({ endsOn: null } as never)).toEqual(['termUnknown'])
    expect(keys({ minShare: null, minYears: null, totalUnits: null, endsOn: null } as never)).toEqual([])
    expect([keys({ ourUnits: 21 }), keys({}, 9)]).toEqual([['tooMany'], ['overfull']])
    expect(keys({ status: 'ended', ourUnits: 1 })).toEqual([])
  })

  it.each([[10, 100, 10, 'within', 0], [11, 100, 10, 'above', 0], [9, 99, 10, 'within', 0], [10, 99, 10, 'above', 0], [0, 9, 10, 'within', 0], [1, 9, 10, 'above', 0], [5, null, 10, 'unknown', null], [5, 0, 10, 'unknown', null], [5, 60, null, 'unknown', null], [4, 64, 10, 'within', 2]] as const)('of a cooperative: %i of %s with a limit of %s %% is %s', (owned, total, limit, state, left) => {
    expect([cooperativeState(owned, total, limit), unitsLeft(owned, total, limit)]).toEqual([state, left])
  })
})

describe('the register', () => {
  it('counts used and free dwellings of an agreement, and keeps the log apart', async () => {
    const { town, dwellings, cases } = await offerScene(folder)
    const staff = town.session.userId
    const { id: landlordId } = await town.value('landlord.save', { name: 'Strand Eiendom AS', kind: 'company', contactId: staff })
    const { id: agreementId } = await town.value('agreement.save', { landlordId, kind: 'referral', status: 'active', title: 'Strandkanten', startsOn: '2026-01-01', endsOn: '2040-01-01', totalUnits: 10, ourUnits: 3, minShare: 40, minYears: 20, reference: 'Husbanken' })
    expect(codeOf(await town.call('agreement.save', { landlordId, kind: 'rentIn', status: 'active', title: 'Feil', startsOn: '2026-01-01', totalUnits: 2, ourUnits: 3 }))).toBe('bad-input')
    for (const dwellingId of dwellings) await town.value('agreement.link', { dwellingId, version: (await town.value('home.find', { text: 'Prøvegata' })).find((home) => home.id === dwellingId)!.version, agreementId })
    town.write((write) => void write.insert('tenancy', { dwellingId: dwellings[0], caseId: cases[0], tenantName: 'Tor Berg', tenantNationalId: null, status: 'active', term: 'fixedTerm', startsOn: '2024-01-01', contractEndsOn: null, endsOn: null, endReason: null, rent: null, note: null } as never))
    await town.value('landlord.log', { landlordId, agreementId, on: TODAY, text: 'Ringte om ledig leilighet' })
    expect(codeOf(await town.call('landlord.log', { landlordId, on: '2026-11-24', text: 'I morgen' }))).toBe('bad-input')
    const { agreements, contacts } = await town.value('landlord.get', { id: landlordId })
    expect(agreements.map((one) => [one.linked, one.used, one.free, one.share, one.homes.length, one.warnings.map((warning) => warning.key)])).toEqual([[2, 1, 2, '30 %', 2, ['share', 'term']]])
    expect(contacts.map((one) => [one.text, one.agreement, one.by])).toEqual([['Ringte om ledig leilighet', 'Strandkanten', 'Ingrid Moe']])
    expect((await town.value('landlord.list', {})).rows.map((one) => [one.name, one.contact, one.units, one.used, one.warnings, one.nextEnd])).toEqual([['Strand Eiendom AS', 'Ingrid Moe', 3, 1, 2, '2040-01-01']])
  })

  it('counts what the municipality owns in the buildings of a cooperative, not what it rents in', async () => {
    const { town, dwellings } = await offerScene(folder)
    const { id } = await town.value('cooperative.save', { name: 'Fjordgløtt borettslag', totalUnits: 20, limitPercent: 10, reference: 'borettslagslova § 4-2' })
    const { buildingId } = (await town.value('home.find', { text: 'Prøvegata' }))[0]!
    await town.value('building.setCooperative', { buildingId, cooperativeId: id })
    const of = async () => (await town.value('cooperative.list', {}))[0]!
    expect(await of()).toMatchObject({ owned: 2, share: '10 %', state: 'within', left: 0 })
    await town.value('dwelling.create', { address: 'Prøvegata 12', unitNumbers: ['H0201'] })
    expect(await of()).toMatchObject({ owned: 3, share: '15 %', state: 'above' })
    town.write((write) => { write.update('dwelling', dwellings[0], null, { disposalForm: 'leasedIn' }); write.update('dwelling', dwellings[1], null, { state: 'ended', endedOn: TODAY }) })
    expect(await of()).toMatchObject({ owned: 1, state: 'within', left: 1 })
  })

  it('the clock of an agreement begins with its end, is near from the chosen warning, and ends with the agreement', async () => {
    const { town } = await offerScene(folder)
    const { id: landlordId } = await town.value('landlord.save', { name: 'Kari Utleier', kind: 'private' })
    const agreement = { landlordId, kind: 'rentIn' as const, title: 'Innleie Storgata', startsOn: '2024-01-01', endsOn: '2027-03-01', warnMonths: 4 }
    const { id } = await town.value('agreement.save', { ...agreement, status: 'active' })
    const clock = async () => (await town.value('clock.list', { kinds: ['agreementEnd'] })).clocks[0]
    expect(await clock()).toMatchObject({ targetId: id, dueOn: '2027-03-01', caseId: null, tone: 'soon', text: 'Innleie går ut' })
    expect(JSON.stringify(await clock())).not.toContain('Kari')
    await town.value('agreement.save', { id, version: 1, ...agreement, warnMonths: 3, status: 'active' })
    expect((await clock())!.tone).toBe('later')
    await town.value('agreement.save', { id, version: 2, ...agreement, status: 'ended', endedOn: TODAY })
    expect(await clock()).toBeUndefined()
  })
})
