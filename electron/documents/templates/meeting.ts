// Templates for the housing team's meetings: the agenda before, the protocol after, and what each service takes with it.

/** One case of a protocol, with its decisions in columns that all cases share. */
const protocolItem = String.raw`#let decision-row(b) = (b.kind, b.text, opt(b, "owner"), opt(b, "due"), opt(b, "mandate"))
#let all-decisions = d.items.map(x => x.decisions.map(decision-row)).sum(default: ())

#let item(x) = together(x, {
  heading(level: 3, "Sak " + x.number + ": " + x.caseNumber + ", " + x.initials)
  if x.question != "" { paras(x.question) }
  if has(x, "minutes") { labelled("Drøfting:", x.minutes) }
  if x.outcome != "" {
    block(width: 100%, fill: accent-pale, stroke: (left: 2.6pt + accent), radius: (right: 3pt), inset: (x: 12pt, y: 7pt), above: 9pt, below: 9pt,
      par({ text(fill: accent-dark, "Utfall: "); text(weight: "semibold", flow(x.outcome)) }))
  }
  if has(x, "decisions") {
    rows-table(("Vedtatt", "Innhold", "Eier", "Frist", "Fullmakt"), (12%, 1fr, 21%, 13.5%, 19%),
      x.decisions.map(decision-row), strong: (0,), like: all-decisions)
  }
  if has(x, "dissent") { labelled("Uenighet:", x.dissent) }
})`

export const meetingProtocolTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, body)

#meeting-facts(d.meeting)

#if has(d, "present") {
  section("Til stede", rows-table(("Tjeneste", "Hvem", "Merknad"), (30%, 1fr, 1fr),
    d.present.map(p => (p.service, p.people, opt(p, "note"))), strong: (0,)))
}
#if has(d, "absent") { section("Ikke til stede", bullets(d.absent)) }

${protocolItem}
#if has(d, "items") { section("Saker", d.items.map(item).join()) }
#if has(d, "figures") { section("Tall fra møtet", facts(d.figures)) }
#if has(d, "approval") { section("Godkjenning", paras(d.approval)) }
#withheld-box(d)
`

export const meetingAgendaTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: if has(d, "recipient") { "Til " + d.recipient }, body)

#meeting-facts(d.meeting)

#if has(d, "items") {
  section("Saker", rows-table(("Nr.", "Sak", "Søker", "Spørsmålet", "Hvorfor her", "Legges fram av", "Tid"), (auto, auto, auto, 1fr, 22%, 20%, auto),
    d.items.map(x => (x.number, x.caseNumber, x.initials, x.question, opt(x, "why"), opt(x, "presenter"), opt(x, "time"))), strong: (1,)))
}
#let lacking = d.items.filter(x => has(x, "lacks"))
#if lacking.len() > 0 {
  section("Dette mangler", rows-table(("Sak", "Søker", "Mangler"), (auto, auto, 1fr),
    lacking.map(x => (x.caseNumber, x.initials, x.lacks.join("\n"))), strong: (0,)))
}
#let told = d.items.filter(x => has(x, "topics"))
#if told.len() > 0 {
  section("Opplysninger til sakene", told.map(x => together(x, {
    heading(level: 3, "Sak " + x.number + ": " + x.caseNumber + ", " + x.initials)
    x.topics.map(t => labelled(t.label + ":", t.text)).join()
  })).join())
}
#if has(d, "openMeasures") {
  section("Åpne tiltak fra tidligere møter", rows-table(("Hva", "Sak", "Eier", "Frist"), (1fr, auto, auto, auto),
    d.openMeasures.map(x => (x.what, x.caseNumber, x.owner, x.due))))
}
#if has(d, "information") { section("Til orientering", bullets(d.information)) }
#if has(d, "invited") {
  section("Innkalt", rows-table(("Tjeneste", "Hvem"), (30%, 1fr), d.invited.map(p => (p.service, p.people)), strong: (0,)))
}
#withheld-box(d)
`

export const serviceExtractTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: "Til " + d.recipient, body)

#meeting-facts(d.meeting)

#section("Dette skal " + d.recipient + " gjøre", if has(d, "own") {
  rows-table(("Sak", "Søker", "Hva", "Hvem", "Frist", "Fullmakt"), (auto, auto, 1fr, 16%, 13.5%, 18%),
    d.own.map(x => (x.caseNumber, x.initials, if has(x, "reason") { x.what + "\nBegrunnelse: " + x.reason } else { x.what }, opt(x, "who"), opt(x, "due"), opt(x, "mandate"))), strong: (0,))
} else { paras("Ingen avgjørelser i dette møtet har " + d.recipient + " som eier.") })

${protocolItem}

#if has(d, "items") { section("Saker i møtet", d.items.map(item).join()) }
#if has(d, "present") {
  section("Til stede", rows-table(("Tjeneste", "Hvem", "Merknad"), (30%, 1fr, 1fr),
    d.present.map(p => (p.service, p.people, opt(p, "note"))), strong: (0,)))
}
#withheld-box(d)
`
