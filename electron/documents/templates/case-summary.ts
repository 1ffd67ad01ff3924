// Template: one case on one page, for a named receiver.

export const caseSummaryTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: ("Til " + d.recipient + ". " + d.subtitle).trim(".") + ".", body)

#facts(d.facts)
#if has(d, "ownWords") { own-words(d.ownWords) }
#if has(d, "question") { section("Spørsmålet" + if has(d, "askedOf") { " til " + d.askedOf }, paras(d.question)) }

#pair(
  if has(d, "must") { section("Boligen må ha", bullets(d.must)) },
  if has(d, "should") { section("Boligen bør ha", bullets(d.should)) })

#if has(d, "dwellings") {
  section("Boliger som er vurdert", rows-table(
    ("Bolig", "Ledig", "Må-krav", "Det som er uavklart eller mangler"), (25%, auto, auto, 1fr),
    d.dwellings.map(x => (x.name, x.available, x.met, x.open)), strong: (0,)))
}

#pair(
  if has(d, "events") {
    section("Det viktigste som har skjedd", rows-table(("Dato", "Hendelse"), (auto, 1fr), d.events.map(x => (x.date, x.text))))
  },
  if has(d, "measures") {
    section("Tiltak", rows-table(("Hva", "Eier", "Frist"), (1fr, auto, auto), d.measures.map(x => (x.what, x.owner, x.due))))
  })

#if has(d, "economy") { section("Økonomi og virkemidler", paras(d.economy)) }
#if has(d, "consent") { section("Samtykke", paras(d.consent)) }
#withheld-box(d)
`
