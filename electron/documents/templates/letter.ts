// Template: a letter from the municipality. Set as a letter and not as a form: address for a window envelope, one column of comfortable width, the answer first. Its words follow the letter's language.

export const letterTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#let c = d.content
#let nynorsk = c.language == "nn"
#let say = if nynorsk {
  (date: "Dato", reference: "Referansen vår", case: "Saksnummer", page: "Side", of: "av", approved: "Brevet er godkjent elektronisk og har difor ingen underskrift.", enclosures: "Vedlegg", copy: "Kopi til", regards: "Med venleg helsing", signs: "Teikn som skrifta ikkje har, er viste som □.")
} else {
  (date: "Dato", reference: "Vår referanse", case: "Saksnummer", page: "Side", of: "av", approved: "Brevet er godkjent elektronisk og har derfor ingen underskrift.", enclosures: "Vedlegg", copy: "Kopi til", regards: "Med vennlig hilsen", signs: "Tegn som skriften ikke har, er vist som □.")
}

#let t = d.madeAtParts
#set document(title: d.head.title, author: d.head.municipality,
  date: datetime(year: t.at(0), month: t.at(1), day: t.at(2), hour: t.at(3), minute: t.at(4), second: t.at(5)))
#let top-line = context if counter(page).get().first() > 1 {
  set text(size: 9pt, fill: muted)
  grid(columns: (1fr, auto), column-gutter: 12pt, d.head.municipality + " · " + d.head.title, d.head.classification)
  v(-5pt)
  line(length: 100%, stroke: 0.6pt + line-soft)
}
#let foot-line = context {
  set text(size: 9pt, fill: muted)
  line(length: 100%, stroke: 0.6pt + line-soft)
  v(-4pt)
  grid(columns: (1fr, auto), column-gutter: 16pt, d.sender.join(" · "),
    say.page + " " + str(counter(page).get().first()) + " " + say.of + " " + str(counter(page).final().first()))
}
#set page(paper: "a4", margin: (left: 25mm, right: 25mm, top: 24mm, bottom: 26mm), header-ascent: 7mm, footer-descent: 8mm, header: top-line, footer: foot-line)
#set text(font: "Source Sans 3", size: 11pt, fill: ink, lang: c.language, region: "no", hyphenate: false)
#set par(leading: 0.68em, spacing: 1em, justify: false)
#show regex("[(«]*(\p{L}*(loven|lova) §§? \d+(-\d+)?( og \d+| [a-z]\b)?|\d{1,2}\. (januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)|§§? \d+( [a-z])?|\d{1,3}( \d{3})+ kr|\d+ kr)[.,;:!?)»]*"): it => box(it)
#show heading.where(level: 1): set text(size: 17pt, weight: "semibold")
#show heading.where(level: 1): set par(leading: 0.5em)
#show heading.where(level: 1): set block(above: 0pt, below: 13pt)
#show heading.where(level: 2): set text(size: 12pt, weight: "semibold", fill: accent-dark)
#show heading.where(level: 2): set block(above: 16pt, below: 7pt, sticky: true)
#show quote.where(block: true): it => block(width: 100%, fill: sand, stroke: (left: 2.6pt + sand-line),
  radius: (right: 3pt), inset: (x: 12pt, y: 10pt), above: 10pt, below: 12pt, text(style: "italic", it.body))
#set list(marker: text(fill: accent)[–], indent: 1pt, body-indent: 8pt, spacing: 8pt)

#v(-8mm)
#letterhead(d.head)
#v(5mm)
#grid(columns: (1fr, 56mm), column-gutter: 14mm, {
    set par(leading: 0.55em, spacing: 0.55em)
    d.recipient.map(l => par(l)).join()
  }, {
    set text(size: 9.5pt)
    set par(leading: 0.5em, spacing: 0.7em)
    let row(label, value) = par({ text(fill: muted, label + ": "); value })
    // The height a window shows, so that the heading stands where it does whatever the length of the address.
    block(height: 26mm, {
      row(say.date, d.date)
      row(say.reference, d.ourReference)
      if has(d.head, "caseNumber") and d.head.caseNumber != d.ourReference { row(say.case, d.head.caseNumber) }
    })
  })
#v(7mm)
#heading(level: 1, c.heading)
#if has(c, "greeting") { par(c.greeting) }

#let fact-rows(items) = block(above: 10pt, below: 12pt, width: 100%, breakable: true, stroke: (top: 0.6pt + line-soft), grid(columns: (34%, 1fr),
  inset: (x, y) => (left: 0pt, right: 10pt, y: 5.5pt), stroke: (bottom: 0.6pt + line-soft),
  ..items.map(f => (text(fill: muted, { set text(hyphenate: f.label.contains(regex("\S{17,}"))); prose(f.label) }), text(weight: "semibold", { set text(hyphenate: f.value.contains(regex("\S{24,}"))); prose(f.value) }))).flatten()))

#let show-block(b) = {
  if b.kind == "conclusion" {
    block(width: 100%, fill: accent-pale, stroke: (left: 2.6pt + accent), radius: (right: 3pt), inset: (x: 13pt, y: 11pt), above: 0pt, below: 15pt,
      b.sentences.map(s => par(text(weight: "semibold", size: 11.5pt, flow(s)))).join())
  } else if b.kind == "heading" { heading(level: 2, b.text) }
  else if b.kind == "text" { paras(b.text) }
  else if b.kind == "list" { bullets(b.items) }
  else if b.kind == "facts" { fact-rows(b.items) }
  else if b.kind == "quote" { own-words(b.text) }
  else if b.kind == "criteria" {
    set text(size: 10pt)
    set par(leading: 0.6em)
    block(above: 9pt, below: 13pt, breakable: json.encode(b).len() > 1500, rows-table(b.heads, (38%, 19%, 1fr), b.items.map(x => (x.text + if x.reference != "" { " (" + x.reference + ")" }, x.outcome, x.reason)), strong: (1,)))
  }
}
// The last part is kept with the signature: a page with nothing but a name on it looks like a mistake.
#let tail = c.blocks.rev().position(b => b.kind == "heading")
#let cut = if tail == none { c.blocks.len() } else { c.blocks.len() - tail - 1 }
#c.blocks.slice(0, cut).map(show-block).join()

#block(above: 16pt, breakable: json.encode((c.blocks.slice(cut), d.enclosures, d.copyTo)).len() > 1800, width: 100%, {
  c.blocks.slice(cut).map(show-block).join()
  v(8pt)
  par(say.regards)
  v(3pt)
  set par(spacing: 0.6em)
  par(text(weight: "semibold", d.signature.name))
  par(d.signature.role)
  par(d.head.office + ", " + d.head.municipality)
  v(4pt)
  par(text(size: 9.5pt, fill: muted, say.approved))
  if has(d, "enclosures") or has(d, "copyTo") {
    v(5pt)
    set text(size: 9.5pt)
    if has(d, "enclosures") { par({ text(weight: "semibold", say.enclosures + ": "); d.enclosures.map(flow).join("; ") }) }
    if has(d, "copyTo") { par({ text(weight: "semibold", say.copy + ": "); d.copyTo.map(flow).join("; ") }) }
  }
})
#if d.replaced > 0 { block(above: 12pt, par(text(size: 9pt, fill: muted, say.signs))) }
`
