// Template: the visits of a day in order of time, to have along.

export const visitRouteTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: d.worker + ". " + d.day + ".", body)

#let stop(s) = block(width: 100%, breakable: false, above: 9pt, below: 9pt, stroke: (bottom: 0.6pt + line-soft), inset: (bottom: 9pt), grid(columns: (26%, 1fr), column-gutter: 14pt,
  { par(text(weight: "semibold", size: 12pt, s.when)); if has(s, "done") { par(text(fill: muted, s.done)) } },
  {
    par({ text(weight: "semibold", s.who); " · " + s.what })
    if has(s, "where") { par(s.where) }
    if has(s, "phone") { par("Telefon " + s.phone) }
    if has(s, "bring") { par({ text(weight: "semibold", "Ta med: "); s.bring }) }
  }))

#v(8pt)
#if has(d, "stops") { d.stops.map(stop).join() } else { par("Ingen besøk denne dagen.") }
#withheld-box(d)
`
