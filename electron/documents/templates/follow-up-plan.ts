// Template: the plan for following up a person. The person's own words come first, then what was agreed, who does what and when, and whom to call.

export const followUpPlanTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: "For " + d.personName + ".", body)

#if has(d, "ownWords") { own-words(d.ownWords) }
#facts((
  (label: "Bolig", value: d.at("dwelling", default: "")),
  (label: "Neste gjennomgang", value: d.at("nextReview", default: "")),
  ..if has(d, "call") { ((label: "Vil du snakke med noen", value: (d.call.name, d.call.phone).filter(x => x != "").join(", ")),) } else { () }).filter(f => f.value != ""))

#let goal(g) = together(g, {
  heading(level: 3, {
    g.domain
    if has(g, "horizon") { text(weight: "regular", fill: muted, " · " + g.horizon) }
    if has(g, "mastery") { text(weight: "regular", fill: muted, " · mestrer " + g.mastery) }
  })
  if g.ownWords != "" { own-words(g.ownWords) }
  if has(g, "measures") {
    rows-table(("Det vi gjør", "Hvem", "Når", "Hvor langt"), (1fr, 23%, 18%, 14%),
      g.measures.map(x => (x.text, x.responsible, x.when, x.status)))
  }
})

#if has(d, "goals") { section("Mål og tiltak", d.goals.map(goal).join()) }
#if has(d, "visits") {
  section("Avtalte besøk", rows-table(("Når", "Hva", "Hvem"), (auto, 1fr, 28%), d.visits.map(x => (x.when, x.what, x.who)), strong: (0,)))
}
#if has(d, "windows") {
  section("Når noen kan nås", rows-table(("Hva", "Når", "Hvem", "Telefon"), (24%, 1fr, 26%, 20%), d.windows.map(x => (x.kind, x.when, x.who, x.phone)), strong: (3,)))
}
#if has(d, "team") {
  section("De som hjelper", rows-table(("Navn", "Rolle", "Slik får du tak i dem"), (28%, 1fr, 28%),
    d.team.map(x => (x.name, x.role, opt(x, "contact"))), strong: (0,)))
}
#if has(d, "ratings") {
  section("Slik mestrer du, sier du selv (0 til 10)", rows-table(("Område", "Sist", "Før det"), (1fr, 30%, 30%), d.ratings.map(x => (x.domain, x.now, x.before)), strong: (1,)))
}
#let condition(c) = together(c, {
  heading(level: 3, c.about)
  rows-table(("Hvem", "Hva", "Med ord"), (28%, 18%, 1fr), c.rows.map(x => (x.who, x.demand, x.text)), strong: (1,))
  if has(c, "conflict") { par({ text(weight: "semibold", "Dette går ikke sammen. "); c.conflict + " Det ordner vi med dem. Du skal ikke stå i midten." }) }
})
#if has(d, "conditions") { section("Det andre krever", d.conditions.map(condition).join()) }
#if has(d, "homeNote") { block(above: 16pt, width: 100%, breakable: false, fill: accent-pale, stroke: (left: 2.6pt + accent), radius: (right: 3pt), inset: (x: 12pt, y: 9pt), par(d.homeNote)) }
#withheld-box(d)
`
