// Template: who can be reached when. One block for each person, the phone where the eye looks for it.

export const onCallTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, body)

#par(d.lead)

#let person(p) = together(p, {
  heading(level: 2, p.who)
  if has(p, "where") or has(p, "coordinator") {
    par(text(fill: muted, (p.where, if has(p, "coordinator") { "Hovedkontakt: " + p.coordinator } else { "" }).filter(x => x != "").join(" · ")))
  }
  if has(p, "note") { par(text(weight: "semibold", p.note)) }
  if has(p, "rows") {
    rows-table(("Hva", "Dager", "Tid", "Hvem", "Telefon", "Merknad"), (20%, 20%, 15%, 1fr, 17%, 1fr), p.rows.map(x => (x.kind, x.days, x.hours, x.who, x.phone, x.note)), strong: (4,))
  }
})

#if has(d, "people") { d.people.map(person).join() } else { par("Ingen tider er skrevet inn.") }
#withheld-box(d)
`
