// From typed facts to a finished letter, one builder per kind. Both languages go through the same builder, and no builder can say what its input does not hold.
import { kroner } from '../../dates.ts'
import type { LetterBlock, LetterContent, LetterKind, LetterLanguage } from './content.ts'
import type { GrantPart, LetterInputs } from './inputs.ts'
import { capital, changes, closingParts, complaint, conclusion, facts, heading, list, penFor, reasons, sentence, text, type Pen } from './parts.ts'

interface Built { heading: string; blocks: LetterBlock[] }
type Builder<K extends LetterKind> = (pen: Pen, input: LetterInputs[K]) => Built

const KIND_ORDER: GrantPart['kind'][] = ['municipalDwelling', 'temporaryAccommodation', 'individualHelp']

function grantPart({ w, law, named, date }: Pen, part: GrantPart): LetterBlock[] {
  const t = w.grant
  if (part.kind === 'individualHelp') return [heading(t.helpHead), text(t.helpRule(law('helpAct'))), list(part.mainContent), text(t.helpTogether)]
  if (part.kind === 'temporaryAccommodation') return [heading(t.stayHead), facts([{ label: t.place, value: part.place }, { label: t.from, value: date(part.from) }, { label: t.until, value: date(part.until) }]), text(t.stayRule(law('temporary')), t.stayLimit(part.limitDays))]
  return [
    heading(t.dwellingHead),
    facts([{ label: t.size, value: t.rooms(part.rooms, part.minArea) }, ...(part.groundFloorOrLift === null ? [] : [{ label: t.floor, value: t.floors[part.groundFloorOrLift] }]), ...(part.needs.length > 0 ? [{ label: t.need, value: capital(part.needs.join(', ')) }] : []), { label: t.length, value: capital(t.lengthValue(w.months(part.contractMonths), named(part.contractReference))) }]),
    text(t.dwellingNext, t.noDate, ...(part.validUntil === null ? [] : [t.valid(date(part.validUntil))])),
  ]
}

const grant: Builder<'grant'> = (pen, input) => {
  const { w, date } = pen
  const parts = KIND_ORDER.flatMap((kind) => input.parts.filter((one) => one.kind === kind))
  const said = parts.map((part) => (part.kind === 'temporaryAccommodation' ? w.grant.conclusion.temporaryAccommodation(date(part.from)) : w.grant.conclusion[part.kind]))
  return {
    heading: w.grant.heading[parts[0]?.kind ?? 'individualHelp'],
    blocks: [conclusion(...said), ...parts.flatMap((part) => grantPart(pen, part)), ...reasons(pen, input), ...changes(pen), ...complaint(pen, input.sender, input.appealWeeks, parts), ...closingParts(pen, input)],
  }
}

const coded = ({ w }: Pen, given: LetterInputs['refusal']['reasons']) => [heading(w.head.reasons), list(given.map((one) => (one.code === 'other' ? sentence(one.text) : `${w.reason[one.code]} ${sentence(one.text)}`)))]

const refusal: Builder<'refusal'> = (pen, input) => {
  const { w, law } = pen, t = w.refusal, kind = w.kind[input.decisionKind]
  return {
    heading: t.heading(kind),
    blocks: [
      conclusion(t.conclusion(kind)), ...coded(pen, input.reasons), ...reasons(pen, input),
      heading(w.head.otherHelp), ...(input.otherHelp.length > 0 ? [list(input.otherHelp)] : []), text(...(input.decisionKind === 'individualHelp' ? [] : [t.law(law('helpAct'))]), t.night(law('temporary')), t.again),
      ...complaint(pen, input.sender, input.appealWeeks, [{ kind: input.decisionKind, appealBody: input.appealBody }]), ...closingParts(pen, input),
    ],
  }
}

const dismissal: Builder<'dismissal'> = (pen, input) => {
  const { w, law, named, date } = pen
  return {
    heading: w.dismissal.heading,
    blocks: [
      conclusion(w.dismissal.conclusion(w.kind[input.decisionKind])), ...coded(pen, input.reasons),
      heading(w.head.facts), text(w.received(date(input.receivedOn))), heading(w.head.rule), text(w.rule(named(input.rule), law('reasons'))), heading(w.head.considerations), text(input.considerations),
      heading(w.head.next), text(input.whatYouCanDo), ...complaint(pen, input.sender, input.appealWeeks, [{ kind: input.decisionKind, appealBody: input.appealBody }]), ...closingParts(pen, input),
    ],
  }
}

const closing: Builder<'closing'> = (pen, input) => {
  const { w, law, named, date } = pen, t = w.closing, { closed } = input
  const why = closed.why === 'forwarded' ? t.forwarded(closed.to) : t[closed.why]
  const decided = closed.why === 'lapsed' ? [text(sentence(closed.because)), heading(w.head.rule), text(w.rule(named(closed.rule), law('reasons')))] : []
  const right = closed.why === 'lapsed' ? complaint(pen, input.sender, closed.appealWeeks, [{ kind: 'municipalDwelling', appealBody: closed.appealBody }]) : []
  return { heading: t.heading, blocks: [conclusion(t.conclusion(date(input.closedOn)), why), text(w.received(date(input.receivedOn))), ...decided, heading(w.head.next), text(t.again, t.kept), ...right, ...closingParts(pen, input)] }
}

const allocation: Builder<'allocation'> = (pen, input) => {
  const { w, law, named, date } = pen, t = w.allocation
  const secured = input.security.kind === 'none' ? t.security.none : t.security[input.security.kind](kroner(input.security.amount))
  const refused = input.onRefusal.kind === 'moveBack' ? t.refused.moveBack(w.months(input.onRefusal.months)) : t.refused[input.onRefusal.kind]
  return {
    heading: t.heading,
    blocks: [
      conclusion(t.conclusion(input.address), t.answerBy(date(input.answerBy))),
      facts([{ label: t.address, value: input.address }, { label: t.rent, value: kroner(input.rent) }, ...(input.viewing === null ? [] : [{ label: t.viewing, value: input.viewing }])]),
      text(t.known(input.decisionReference, date(input.decidedOn))),
      heading(w.head.answerOffer), list([t.yes(input.sender.phone), `${t.no} ${refused}`, t.silent]),
      heading(w.head.lease), facts([{ label: t.starts, value: date(input.startsOn) }, { label: t.ends, value: date(input.endsOn) }, { label: t.length, value: capital(t.lengthValue(w.months(input.contractMonths), named(input.contractReference))) }]),
      text(t.ends2(date(input.endsOn), law('leaseEnd')), input.noticeMonths === null ? t.noNotice : t.notice(w.months(input.noticeMonths), law('notice'))),
      heading(w.head.special), text(t.special(law('leaseSpecial')), ...(input.restrictions.length > 0 ? [t.means] : [])), ...(input.restrictions.length > 0 ? [list(input.restrictions.map((one) => t.restrictions[one]))] : []),
      heading(w.head.security), text(secured),
      ...changes(pen), ...complaint(pen, input.sender, input.appealWeeks, [{ kind: 'municipalDwelling', appealBody: input.appealBody }], [t.limits]), ...closingParts(pen, input),
    ],
  }
}

const missingInfo: Builder<'missingInfo'> = (pen, input) => {
  const { w, date } = pen, t = w.missingInfo, { sender } = input
  return {
    heading: t.heading,
    blocks: [
      conclusion(t.conclusion(date(input.dueOn))), text(w.received(date(input.receivedOn)), ...(input.reminder ? [t.reminder] : []), t.why),
      heading(w.head.what), list(input.items.map((one) => t.item(one.what.replace(/\.$/, ''), sentence(one.why)))), text(t.how(`${sender.municipality}, ${sender.office}, ${sender.postalAddress}`)),
      heading(w.head.ifNot), text(t.ifNot, t.longer), ...closingParts(pen, input),
    ],
  }
}

const interimReply: Builder<'interimReply'> = (pen, input) => {
  const { w, law, date } = pen, t = w.interimReply
  return { heading: t.heading, blocks: [conclusion(t.conclusion, t.expected(date(input.expectedOn))), text(w.received(date(input.receivedOn))), heading(w.head.reasons), text(sentence(input.why), t.law(law('delay'))), heading(w.head.next), text(t.nothing, t.night(law('temporary'))), ...closingParts(pen, input)] }
}

const appealReceived: Builder<'appealReceived'> = (pen, input) => {
  const { w, law, date } = pen, t = w.appealReceived
  return { heading: t.heading, blocks: [conclusion(t.conclusion(date(input.receivedOn)), t.expected(date(input.expectedOn))), text(t.about(input.decisionReference, date(input.decidedOn)), ...(input.late ? [t.late(law('lateComplaint'))] : [])), heading(w.head.next), text(t.handled(w.body[input.appealBody], law('complaintHandling')), t.more), ...closingParts(pen, input)] }
}

const appealSentOn: Builder<'appealSentOn'> = (pen, input) => {
  const { w, law, date } = pen, t = w.appealSentOn, body = w.body[input.appealBody]
  return { heading: t.heading, blocks: [conclusion(t.conclusion(body, date(input.sentOn)), t.kept), text(t.about(input.decisionReference, date(input.decidedOn), date(input.receivedOn))), heading(w.head.considerations), text(input.considerations), heading(w.head.next), text(t.next(body, law('complaintHandling')), t.more(body)), ...closingParts(pen, input)] }
}

const moveOutDemand: Builder<'moveOutDemand'> = (pen, input) => {
  const { w, law, date } = pen, t = w.moveOutDemand
  return {
    heading: t.heading,
    blocks: [
      conclusion(t.conclusion(input.address, date(input.moveBy))), text(input.contractEndsOn < input.writtenOn ? t.ended(date(input.contractEndsOn)) : t.ends(date(input.contractEndsOn)), sentence(input.why)), text(t.law(law('leaseEnd'))),
      heading(w.head.moving), list(t.todo), heading(w.head.stay), text(t.stay), heading(w.head.disagree), text(t.disagree), heading(w.head.otherHelp), text(t.help(law('helpAct'))), ...closingParts(pen, input),
    ],
  }
}

const BUILDERS: { [K in LetterKind]: Builder<K> } = { grant, refusal, dismissal, closing, allocation, missingInfo, interimReply, appealReceived, appealSentOn, moveOutDemand }

/** A whole letter in one language. The input is the parsed output of LetterInput[kind]; the result parses as LetterContent and is what is stored. */
export function composeLetter<K extends LetterKind>(kind: K, language: LetterLanguage, input: LetterInputs[K]): LetterContent {
  const built = (BUILDERS[kind] as Builder<K>)(penFor(language, input.law), input)
  return { version: 1, language, kind, heading: built.heading, blocks: built.blocks }
}
