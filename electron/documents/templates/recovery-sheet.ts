// Template: the recovery code on paper. No personal data; the fields below the code are filled in by hand.

export const recoverySheetTemplate = String.raw`
#import "/common.typ": *
#let d = json(bytes(sys.inputs.data))
#show: body => paper(d, subtitle: d.store, body)

#block(above: 14pt, par("Koden åpner saksarkivet når passordet er glemt. Den som har arket, kan lese alt i saksarkivet."))

#section("Koden", {
  let n = d.codeGroups.len()
  let cols = if calc.rem(n, 4) == 0 or n > 9 { 4 } else { calc.min(3, n) }
  block(stroke: 0.7pt + line-soft, radius: 3.5pt, width: 100%, fill: accent-pale,
    grid(columns: (1fr,) * cols, inset: (x: 11pt, y: 11pt),
      ..d.codeGroups.enumerate().map(((i, g)) => {
        set par(spacing: 6pt)
        par(text(size: 8.8pt, fill: muted, "Gruppe " + str(i + 1)))
        par(text(size: 17pt, weight: "semibold", tracking: 1.2pt, number-type: "lining", number-width: "tabular", features: ("zero",), g))
      })))
})

#section("Slik bruker du koden", {
  set enum(indent: 1pt, body-indent: 7pt, spacing: 8pt)
  enum(
    [Åpne Boligbordet, og velg «Bruk gjenopprettingskoden» der du låser opp.],
    [Skriv gruppene i den rekkefølgen de er nummerert.],
    [Velg et nytt passord. Skriv så ut en ny kode, og makuler dette arket.])
})

#section("Slik tar du vare på arket", bullets((
  "Legg arket i en lukket konvolutt, i safe eller låst arkivskap. Ikke ta bilde av det.",
  "Ha det et annet sted enn PC-en. Brenner det ett sted, skal koden finnes et annet.",
  "Er arket borte, eller har noen sett det: lag ny kode samme dag.")))

#section("Fylles ut for hånd", grid(columns: (1fr, 1fr, 1fr), column-gutter: 18pt,
  ..("Oppbevart hvor", "Lagt inn av", "Dato").map(label => {
    v(20pt)
    line(length: 100%, stroke: 0.6pt + line-strong)
    v(-6pt)
    par(text(size: 8.8pt, fill: muted, label))
  })))
`
