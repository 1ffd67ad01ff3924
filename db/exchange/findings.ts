// Rules that hold on each PC by itself but that two of them may break together. Asked again after every merge; each finding names its rule and its row.
import type { Session } from '../../shared/contract.ts'
import { dateText } from '../../shared/dates.ts'
import { ADVERSE, isAdverse } from '../../shared/domain/eviction.ts'
import { trackStepKind } from '../../shared/model/codes.ts'
import type { Reviews } from '../../shared/operations/exchange.ts'
import { dwellingLabel } from '../facts.ts'
import { afterEnd, looseSteps, readTrack } from '../keeping/track.ts'
import type { Reader } from '../store.ts'
import { whereOf } from './words.ts'

type Finding = Reviews['findings'][number]

/** One tenant per dwelling at a time. */
function overlappingTenancies(read: Reader, session: Session): Finding[] {
  return read.sql<{ id: string; address: string; unitNumber: string | null; startsOn: string }>(
    `SELECT t.id, b.address, d.unitNumber, max(t.startsOn, u.startsOn) AS startsOn FROM tenancy t JOIN tenancy u ON u.dwellingId = t.dwellingId AND u.id > t.id JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId
     WHERE t.status <> 'ended' AND u.status <> 'ended' AND d.kind <> 'shared' AND t.startsOn < coalesce(u.endsOn, u.contractEndsOn, '9999') AND u.startsOn < coalesce(t.endsOn, t.contractEndsOn, '9999')
     AND EXISTS (SELECT 1 FROM device)`).flatMap((one) => {
    const where = whereOf(read, session, 'tenancy', one.id)
    return where ? [{ rule: 'Én leietaker om gangen', text: `${dwellingLabel(one)} har to leieforhold samtidig fra ${dateText(one.startsOn)}.`, where }] : []
  })
}

/** A dwelling is given only while its case is open, and only when it can be lived in. */
function emptyAllocations(read: Reader, session: Session): Finding[] {
  return read.sql<{ id: string; status: string; state: string; address: string; unitNumber: string | null }>(
    `SELECT a.id, c.status, d.state, b.address, d.unitNumber FROM allocation a JOIN housingCase c ON c.id = a.caseId JOIN dwelling d ON d.id = a.dwellingId JOIN building b ON b.id = d.buildingId
     WHERE a.status IN ('allocated', 'accepted') AND (c.status IN ('refused', 'closed') OR d.state IN ('ended', 'outOfUse')) AND EXISTS (SELECT 1 FROM device)`).flatMap((one) => {
    const where = whereOf(read, session, 'allocation', one.id)
    const text = one.state === 'ended' || one.state === 'outOfUse' ? `${dwellingLabel(one)} er tildelt, men er tatt ut av bruk.` : `${dwellingLabel(one)} er tildelt i en sak som er avsluttet.`
    return where ? [{ rule: 'Tildeling uten grunnlag', text, where }] : []
  })
}

/** A must that was written on one PC while the dwelling was given on another. */
function lateMusts(read: Reader, session: Session): Finding[] {
  return read.sql<{ id: string; n: number; address: string; unitNumber: string | null }>(
    `SELECT a.id, count(*) AS n, b.address, d.unitNumber FROM allocation a JOIN dwelling d ON d.id = a.dwellingId JOIN building b ON b.id = d.buildingId JOIN requirement r ON r.caseId = a.caseId AND r.level = 'must' AND r.createdAt > a.createdAt
     WHERE a.status IN ('allocated', 'accepted') AND EXISTS (SELECT 1 FROM device) GROUP BY a.id`).flatMap((one) => {
    const where = whereOf(read, session, 'allocation', one.id)
    return where ? [{ rule: 'Må-krav kom etter tildelingen', text: `${one.n === 1 ? 'Et må-krav' : `${one.n} må-krav`} er skrevet etter at ${dwellingLabel(one)} ble tildelt. Se om boligen fortsatt passer.`, where }] : []
  })
}

/** A plan that goes on after its case has ended without a home. */
function plansWithoutCase(read: Reader, session: Session): Finding[] {
  return read.sql<{ id: string }>(`SELECT f.id FROM followUpPlan f JOIN housingCase c ON c.id = f.caseId WHERE f.status = 'active' AND c.status = 'refused' AND EXISTS (SELECT 1 FROM device)`).flatMap((one) => {
    const where = whereOf(read, session, 'followUpPlan', one.id)
    return where ? [{ rule: 'Plan i avsluttet sak', text: 'Oppfølgingsplanen går videre, men saken er avslått.', where }] : []
  })
}

/** Two opened the same thing without knowing of each other: one plan for a case, one open track for a tenancy. */
function openedTwice(read: Reader, session: Session): Finding[] {
  const twice = (entity: 'followUpPlan' | 'evictionTrack', of: 'caseId' | 'tenancyId', running: string) => read.sql<{ id: string }>(`SELECT x.id FROM ${entity} x JOIN ${entity} y ON y.${of} = x.${of} AND y.id < x.id WHERE x.status = '${running}' AND y.status = '${running}' AND EXISTS (SELECT 1 FROM device)`).map((one) => whereOf(read, session, entity, one.id))
  return [
    ...twice('followUpPlan', 'caseId', 'active').flatMap((where) => (where ? [{ rule: 'Én plan for en sak', text: 'Det løper to oppfølgingsplaner i samme sak. Flytt det som skal være med, og avslutt den ene.', where }] : [])),
    ...twice('evictionTrack', 'tenancyId', 'open').flatMap((where) => (where ? [{ rule: 'Ett spor for et leieforhold', text: 'Det er åpnet to spor for å beholde samme bolig. Avslutt det ene, så fristene ikke løper to ganger.', where }] : [])),
  ]
}

/** A step against a tenant that was taken on one PC while another took away what it rests on, or ended the track. */
function stepsOnNothing(read: Reader, session: Session): Finding[] {
  const kinds = JSON.stringify(ADVERSE)
  const ids = read.sql<{ id: string }>(`SELECT DISTINCT trackId AS id FROM trackStep WHERE withdrawnOn IS NULL AND kind IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM device)`, [kinds])
  return ids.flatMap(({ id }) => {
    const one = readTrack(read, id)
    if (!one) return []
    const loose = one.track.status === 'open' || one.track.outcome === 'evicted' ? looseSteps(read, one) : []
    const late = one.steps.filter((step) => step.withdrawnOn === null && afterEnd(one.track, step))
    const told = (step: (typeof one.steps)[number], what: string): Finding[] => {
      const where = isAdverse(step.kind) ? whereOf(read, session, 'trackStep', step.id) : null
      return where ? [{ rule: 'Steg mot leietakeren uten grunnlag', text: `«${trackStepKind.labels[step.kind]}» ${dateText(step.happenedOn)} ${what}`, where }] : []
    }
    return [...loose.flatMap((step) => told(step, 'står uten det steget bygger på: kontakt, barna eller steget før. Se på sporet, og trekk det som ikke holder.')), ...late.flatMap((step) => told(step, 'er tatt etter at sporet ble avsluttet. Se på sporet, og trekk steget.'))]
  })
}

/** All of them, as this user may see them. */
export const findings = (read: Reader, session: Session): Finding[] => [overlappingTenancies, emptyAllocations, lateMusts, plansWithoutCase, openedTwice, stepsOnNothing].flatMap((rule) => rule(read, session))
