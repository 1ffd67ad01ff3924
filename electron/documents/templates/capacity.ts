// Template: what a household can carry on a loan, in plain words, line by line. Made to be read together with the person.

export const capacityTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: "For " + d.personName + ".", body)

#let sums(rows) = table(columns: (auto, 1fr, auto), align: (left + top, left + top, right + top), inset: (x, y) => (left: 0pt, right: if x == 2 { 0pt } else { 12pt }, y: 6pt),
  stroke: (x, y) => (bottom: if rows.at(y).at("strong") { 0.9pt + line-strong } else { 0.6pt + line-soft }),
  ..rows.map(r => (
    text(weight: if r.strong { "semibold" } else { "regular" }, r.label),
    text(size: 9pt, fill: muted, r.why),
    text(weight: if r.strong { "semibold" } else { "regular" }, r.amount))).flatten())

#par(d.intro)
#block(above: 11pt, width: 100%, fill: if d.warn { sand } else { accent-pale }, stroke: (left: 2.6pt + if d.warn { sand-line } else { accent }), radius: (right: 3pt), inset: (x: 12pt, y: 9pt), {
  heading(level: 2, d.adviceTitle)
  par(d.advice)
})

#section(d.monthTitle, sums(d.lines))
#section(d.loanTitle, {
  par(d.loanLead)
  rows-table(("Nedbetaling", "Rente", "Lånet kan være", d.neededHead), (1fr, 14%, 24%, 26%), d.options.map(o => (o.label, o.percent, o.loan, opt(o, "enough"))), strong: (2,))
})
#if has(d, "sensitivity") {
  section(d.sensitivityTitle, {
    par(d.sensitivityLead)
    rows-table(("Rente", ..d.sensitivityHeads), (18%, ..d.sensitivityHeads.map(_ => 1fr)), d.sensitivity.map(s => (s.percent, ..s.loans)), strong: (0,))
  })
}
#section("Dette bygger på", bullets(d.ground))
#withheld-box(d)
`
