// The shared look of every document: page, letterhead, headings, tables, quotes. Kept as a string module so that it
// is found the same way from source and from the bundle. Data reaches a template only as values, never as markup.

export const commonTemplate = String.raw`
#let ink = rgb("#23201c")
#let muted = rgb("#615b54")
#let accent = rgb("#015a5d")
#let accent-dark = rgb("#004b4d")
#let accent-pale = rgb("#effafa")
#let line-soft = rgb("#e0dbd5")
#let line-strong = rgb("#918b83")
#let sand = rgb("#f9f5ec")
#let sand-line = rgb("#d7a365")

#let has(d, key) = {
  let v = d.at(key, default: none)
  v != none and v != "" and v != ()
}
#let opt(d, key) = if has(d, key) { d.at(key) } else { none }

// Text with line breaks and paragraphs as typed. A string shown as content is never read as markup.
#let prose(s) = s.split(regex("\n{2,}")).map(p => p.split("\n").join(linebreak())).join(parbreak())

// The same as paragraphs of their own, so that reading tools step through them one by one.
#let paras(s) = s.split(regex("\n{2,}")).map(p => par(p.split("\n").join(linebreak()))).join()

// Text inside a paragraph that has begun: every break is a new line.
#let flow(s) = s.split(regex("\n+")).join(linebreak())

// Kept on one page when short enough for that; long text must be free to run on.
#let together(data, body) = block(width: 100%, above: 17pt, breakable: json.encode(data).len() > 1500, body)

#let shield() = pdf.artifact(box(width: 25pt, height: 29pt, {
  place(curve(fill: accent,
    curve.move((0pt, 0pt)), curve.line((25pt, 0pt)), curve.line((25pt, 16pt)),
    curve.cubic((25pt, 23pt), (19pt, 27pt), (12.5pt, 29pt)),
    curve.cubic((6pt, 27pt), (0pt, 23pt), (0pt, 16pt)), curve.close()))
  for dy in (11pt, 18pt) {
    place(curve(stroke: (paint: white, thickness: 1.7pt, cap: "round"),
      curve.move((4pt, dy + 1pt)), curve.cubic((7pt, dy - 3pt), (9.5pt, dy - 2pt), (12.5pt, dy)),
      curve.cubic((15.5pt, dy + 2pt), (18pt, dy + 2.5pt), (21pt, dy - 1pt))))
  }
}))

#let letterhead(head) = {
  let (level, ..rest) = head.classification.split(", ")
  grid(columns: (auto, 1fr, auto), column-gutter: 11pt, align: (left + horizon, left + horizon, right + horizon),
    shield(),
    {
      set par(spacing: 0.55em)
      par(text(size: 12pt, weight: "semibold", head.municipality))
      par(head.office)
    },
    {
      set text(size: 8.8pt, fill: muted)
      set par(leading: 0.5em)
      par({ level; if rest.len() > 0 { linebreak(); rest.join(", ") } })
    })
  v(-2pt)
  line(length: 100%, stroke: 1.3pt + accent)
  v(4pt)
}

#let running-head(head) = context if counter(page).get().first() > 1 {
  set text(size: 8.8pt, fill: muted)
  grid(columns: (1fr, auto), column-gutter: 12pt,
    head.municipality + " · " + head.title, head.classification)
  v(-5pt)
  line(length: 100%, stroke: 0.6pt + line-soft)
}

#let running-foot(head, lang: "nb") = context {
  set text(size: 8.8pt, fill: muted)
  let made = if lang == "nn" { "laga" } else { "laget" }
  let parts = ()
  if has(head, "caseNumber") { parts.push("Sak " + head.caseNumber) }
  if has(head, "madeBy") { parts.push(made + " av " + head.madeBy + " " + head.madeAtText) } else { parts.push(made + " " + head.madeAtText) }
  let foot = parts.join(" · ")
  line(length: 100%, stroke: 0.6pt + line-soft)
  v(-4pt)
  grid(columns: (1fr, auto), column-gutter: 12pt,
    upper(foot.clusters().first()) + foot.clusters().slice(1).join(),
    "Side " + str(counter(page).get().first()) + " av " + str(counter(page).final().first()))
}

#let paper(d, subtitle: none, lang: "nb", body) = {
  let head = d.head
  let t = d.madeAtParts
  set document(title: head.title, author: head.at("madeBy", default: ()),
    date: datetime(year: t.at(0), month: t.at(1), day: t.at(2), hour: t.at(3), minute: t.at(4), second: t.at(5)))
  set page(paper: "a4", margin: (x: 17mm, top: 22mm, bottom: 22mm), header-ascent: 6mm, footer-descent: 7mm,
    header: running-head(head), footer: running-foot(head, lang: lang))
  set text(font: "Source Sans 3", size: 10pt, fill: ink, lang: lang, region: "no", hyphenate: false)
  set par(leading: 0.62em, spacing: 0.9em, justify: false)
  // A number and the word it belongs to stay on one line. Boxes, not no-break spaces: some reading tools stop at those.
  show regex("[(«]*(\d{1,2}\. (jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*|§ \d+|kl\. \d{1,2}(\.\d{2})?|\d{1,3}( \d{3})+( kr)?|\d+ kr)[.,;:!?)»]*"): it => box(it)
  show heading: set text(hyphenate: false)
  show heading.where(level: 1): set text(size: 18pt, weight: "semibold")
  show heading.where(level: 1): set block(above: 12pt, below: 10pt)
  show heading.where(level: 2): set text(size: 11.5pt, weight: "semibold", fill: accent-dark)
  show heading.where(level: 2): set block(above: 17pt, below: 8.5pt)
  show heading.where(level: 3): set text(size: 10.5pt, weight: "semibold", fill: ink)
  show heading.where(level: 3): set block(above: 14pt, below: 7pt)
  show quote.where(block: true): it => block(width: 100%, fill: sand, stroke: (left: 2.6pt + sand-line),
    radius: (right: 3pt), inset: (x: 12pt, y: 9pt), above: 10pt, below: 12pt, text(style: "italic", size: 10.5pt, it.body))
  set list(marker: text(fill: accent)[–], indent: 1pt, body-indent: 7pt, spacing: 8pt)
  v(-6mm)
  letterhead(head)
  heading(level: 1, head.title)
  if subtitle != none { par(text(fill: muted, subtitle)) }
  body
  if d.replaced > 0 {
    block(above: 12pt, par(text(size: 8.8pt, fill: muted, if lang == "nn" { "Teikn som skrifta ikkje har, er viste som □." } else { "Tegn som skriften ikke har, er vist som □." })))
  }
}

#let bullets(items) = list(..items.map(prose))

#let own-words(s) = quote(block: true, {
  let t = s.trim(regex("[\s«»\"]+"))
  let parts = t.split(regex("\n{2,}"))
  for (i, p) in parts.enumerate() {
    par({ if i == 0 { "«" }; prose(p); if i + 1 == parts.len() { "»" } })
  }
})

// Short facts side by side. Never more than four in a row, and rows as even as they can be.
#let facts(items, widths: none) = if items.len() > 0 {
  let n = items.len()
  let cols = if n <= 4 { n } else if n <= 6 { 3 } else { 4 }
  block(above: 12pt, below: 13pt, stroke: 0.7pt + line-soft, radius: 3.5pt, width: 100%,
    grid(columns: if widths == none { (1fr,) * cols } else { widths }, inset: (x: 9pt, y: 7pt),
      stroke: (x, y) => (left: if x > 0 { 0.7pt + line-soft }, top: if y > 0 { 0.7pt + line-soft }),
      ..items.map(f => {
        set text(hyphenate: f.value.contains(regex("\S{17,}")))
        set par(spacing: 5.5pt)
        par(text(size: 8.8pt, fill: muted, f.label))
        par(text(weight: "semibold", f.value))
      })))
}

#let section(title, body) = { heading(level: 2, title); body }

// Two sections side by side; the one that is there takes the whole width when the other is empty.
#let pair(a, b) = if a != none and b != none {
  block(above: 17pt, width: 100%, grid(columns: (1fr, 1fr), column-gutter: 24pt, a, b))
} else if a != none { a } else { b }

// A table with real header cells, repeated on the next page. A column nobody has filled in is left out.
// The rows of sister tables can be given in "like", so that all of them get the same columns.
#let rows-table(heads, widths, rows, strong: (), like: none) = {
  let keep = range(heads.len()).filter(i => (if like == none { rows } else { like }).any(r => r.at(i) != none and r.at(i) != ""))
  table(columns: keep.map(i => widths.at(i)), align: left + top,
    inset: (x, y) => (left: 0pt, right: if x == keep.len() - 1 { 0pt } else { 10pt }, y: if y == 0 { 4.5pt } else { 6pt }),
    stroke: (x, y) => (bottom: if y == 0 { 0.8pt + line-strong } else { 0.6pt + line-soft }),
    table.header(..keep.map(i => text(size: 8.8pt, weight: "semibold", fill: muted, heads.at(i)))),
    ..rows.map(r => keep.map(i => {
      let v = r.at(i)
      // Words are divided only where one would not fit its column otherwise.
      set text(hyphenate: v != none and v.contains(regex("\S{17,}")))
      if v == none { "" } else if i in strong { text(weight: "semibold", prose(v)) } else { prose(v) }
    })).flatten())
}

#let labelled(label, s) = block(above: 8pt, below: 8pt,
  s.split(regex("\n{2,}")).enumerate().map(((i, p)) => par({ if i == 0 { text(weight: "semibold", label + " ") }; flow(p) })).join())

#let withheld-box(d) = if d.withheld.len() > 0 {
  v(1fr)
  block(above: 14pt, width: 100%, breakable: json.encode(d.withheld).len() > 1500, stroke: 0.7pt + line-soft, radius: 3.5pt, inset: (x: 10pt, y: 9pt), {
    set text(size: 9pt, fill: muted)
    par({
      text(weight: "semibold", fill: ink, "Dette er holdt utenfor papiret: ")
      d.withheld.map(w => flow(w.what) + " (" + flow(w.why) + ")").join("; ")
      "."
      if has(d, "askForMore") { " Den som trenger mer, spør " + d.askForMore + "." }
    })
  })
}

#let meeting-facts(m) = facts(widths: (1.35fr, 1fr, 1.35fr, 1fr), (
  (label: "Dato", value: m.date), (label: "Tid", value: m.time),
  (label: "Sted", value: m.place), (label: "Møteleder", value: m.chair)).map(f => (label: f.label, value: if f.value == "" { "Ikke satt" } else { f.value })))
`
