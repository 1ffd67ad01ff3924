// Template: the plan for following up a person in the dwelling. The person's own words come before the measures.

export const followUpPlanTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: "For " + d.personName + ".", body)

#facts((
  (label: "Bolig", value: d.at("dwelling", default: "")),
  (label: "Neste gjennomgang", value: d.at("nextReview", default: ""))).filter(f => f.value != ""))
#if has(d, "ownWords") { own-words(d.ownWords) }

#let goal(g) = together(g, {
  heading(level: 3, {
    g.domain
    if has(g, "mastery") { text(weight: "regular", fill: muted, " · mestrer " + g.mastery) }
  })
  if g.ownWords != "" { own-words(g.ownWords) }
  if has(g, "measures") {
    rows-table(("Tiltak", "Ansvarlig", "Når", "Status"), (1fr, 23%, 18%, 14%),
      g.measures.map(x => (x.text, x.responsible, x.when, x.status)))
  }
})

#if has(d, "goals") { section("Mål og tiltak", d.goals.map(goal).join()) }
#if has(d, "visits") {
  section("Avtalte besøk", rows-table(("Når", "Hva", "Hvem"), (auto, 1fr, 28%), d.visits.map(x => (x.when, x.what, x.who)), strong: (0,)))
}
#if has(d, "team") {
  section("De som hjelper", rows-table(("Navn", "Rolle", "Slik får du tak i dem"), (28%, 1fr, 28%),
    d.team.map(x => (x.name, x.role, opt(x, "contact"))), strong: (0,)))
}
#withheld-box(d)
`
