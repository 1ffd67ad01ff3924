// Template: consent to share, to be read and signed at a table. Boxes and lines are drawn for the pen; what a reading tool needs stands as words.

export const consentFormTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, lang: d.language, body)
#set text(size: 10pt)
#show heading.where(level: 2): set block(above: 13pt, below: 6.5pt, sticky: true)

#let tick-box() = pdf.artifact(box(width: 9.5pt, height: 9.5pt, baseline: 1pt, radius: 1.5pt, stroke: 0.9pt + line-strong))
#let pen-line() = pdf.artifact(box(width: 1fr, height: 0pt, stroke: (bottom: 0.8pt + line-strong)))
#let words(x) = { text(weight: "semibold", x.label); if has(x, "detail") { ": " + x.detail } }

#par(d.intro)

#block(above: 9pt, below: 0pt, width: 100%, stroke: 0.7pt + line-soft, radius: 3.5pt, grid(columns: (1.5fr, 1fr), inset: (x: 9pt, y: 7pt), stroke: (x, y) => (left: if x > 0 { 0.7pt + line-soft }),
  ..d.person.map(f => {
    set par(spacing: 5pt)
    par(text(size: 8.8pt, fill: muted, f.label))
    if has(f, "value") { par(text(weight: "semibold", f.value)) } else { v(15pt) }
  })))

#let choice(c) = block(above: 13pt, width: 100%, breakable: true, {
  heading(level: 2, c.title)
  par(c.lead)
  if c.boxes {
    set list(marker: tick-box(), spacing: 7pt, body-indent: 7pt)
    // Names stand in three columns, names with words in two, and a few below each other: the whole form is one page.
    let columns = if c.items.len() < 4 { 1 } else if c.items.any(x => has(x, "detail")) { 2 } else { 3 }
    let rows = calc.ceil(c.items.len() / columns)
    grid(columns: (1fr,) * columns, column-gutter: 16pt, ..c.items.chunks(rows).map(part => list(..part.map(words))))
  } else { list(..c.items.map(words)) }
  if has(c, "note") { v(1pt); par(text(size: 9.3pt, fill: muted, c.note)) }
})
#d.choices.map(choice).join()

#heading(level: 2, d.period.title)
#if has(d.period, "text") { par(d.period.text) } else { block(above: 12pt, par({ d.period.line + " "; pen-line() })) }

#block(above: 15pt, width: 100%, fill: accent-pale, stroke: (left: 2.6pt + accent), radius: (right: 3pt), inset: (x: 12pt, y: 9pt), {
  heading(level: 2, d.know.title)
  bullets(d.know.items)
})

#let sign(title, labels) = {
  heading(level: 3, title)
  for l in labels {
    v(15pt)
    pdf.artifact(line(length: 100%, stroke: 0.8pt + line-strong))
    v(-7pt)
    par(text(size: 8.8pt, fill: muted, l))
  }
}
#block(above: 14pt, width: 100%, breakable: false, {
  heading(level: 2, d.answer.title)
  grid(columns: (auto, auto), column-gutter: 26pt, ..(d.answer.yes, d.answer.no).map(a => par({ tick-box(); h(6pt); a })))
  v(4pt)
  grid(columns: (1fr, 1fr), column-gutter: 24pt, sign(d.sign.title, d.sign.lines), sign(d.sign.guardianTitle, d.sign.guardianLines))
})
`
