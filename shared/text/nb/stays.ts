// Texts of the register of temporary accommodation.
const dager = (n: number) => (n === 1 ? '1 døgn' : `${n} døgn`)

export const stays = {
  title: 'Midlertidig botilbud', detail: (open: number, cost: string, unknown: number) => `${open} ${open === 1 ? 'opphold' : 'opphold'} nå, ${cost} i det som vises${unknown > 0 ? `, og ${unknown} uten kjent pris` : ''}`,
  filter: 'Vis', filters: (short: number, long: number) => ({ open: 'Nå', children: 'Med barn', over14: `Over ${short} d.`, over90: `Over ${long} d.`, all: 'Alle' }), find: 'Finn navn, sak eller sted', table: 'Opphold',
  none: 'Ingen opphold', noneBody: 'Opphold som registreres, vises her med døgn, kostnad og arbeidet mot en varig bolig.', showAll: 'Vis alle', more: (n: number) => `Vis ${n} til`,
  column: { who: 'Hvem', stay: 'Opphold', days: 'Døgn', alarm: 'Neste grense', work: 'Mot varig bolig', cost: 'Kostnad', act: 'Gjør' },
  hidden: (n: number) => `${n} opphold har sperret adresse. De står ikke under «Med barn» og grensene, og uten slags botilbud og sted.`,
  protected: 'Sperret adresse', since: (on: string) => `Siden ${on}`, period: (from: string, to: string) => `${from} til ${to}`, inYear: (n: number, year: string) => `Husstanden i ${year}: ${n}`, days: dager,
  children: (n: number | null) => (n === null ? 'Barn: ikke kjent' : n === 0 ? 'Ingen barn' : `${n} barn`), alarm: (days: number, on: string) => `${days} dager ${on}`, passed: 'Passert', reviewed: (on: string) => `Gått gjennom ${on}`, notReviewed: 'Ikke gått gjennom', nightShelter: 'Teller ikke som midlertidig botilbud',
  work: { none: 'Ikke noe neste steg', waiting: (since: string) => `Venter siden ${since}`, offers: (n: number) => (n === 1 ? '1 tilbud' : `${n} tilbud`), proposals: (n: number) => (n === 1 ? '1 forslag' : `${n} forslag`), plan: 'Plan', noPlan: 'Ingen plan' },
  price: (kr: string) => `${kr} per døgn`, unknownPrice: 'Prisen er ikke kjent', toward: 'Flyttet til',
  register: 'Registrer opphold', end: 'Avslutt', endOf: (name: string) => `Avslutt oppholdet til ${name}`, review: 'Gått gjennom', reviewOf: (name: string) => `Gått gjennom med ${name}`, figures: 'Tall for året',
  form: { title: 'Registrer opphold', act: 'Registrer', said: 'Oppholdet er registrert', find: 'Finn saken', found: 'Sak', noHits: 'Ingen treff.', kind: 'Slags botilbud', place: 'Sted', placeHint: 'Vises aldri for andre når adressen er sperret.', from: 'Fra', to: 'Til', toHint: 'La stå tom når oppholdet varer.', price: 'Døgnpris i kroner', priceHint: 'Tom betyr at prisen ikke er kjent.', children: 'Barn under 18 år', note: 'Merknad' },
  endForm: { title: 'Avslutt oppholdet', act: 'Avslutt oppholdet', said: 'Oppholdet er avsluttet', on: 'Flyttet ut', to: 'Flyttet til', note: 'Merknad' },
  reviewForm: { title: 'Gått gjennom med personen', act: 'Lagre', said: 'Gjennomgangen er lagret', on: 'Dato', note: 'Hva dere ble enige om' },
  figure: { title: (year: number) => `Husstander i midlertidig botilbud i ${year}`, year: 'År', households: 'Husstander', families: 'Med barn', share: 'Andel', who: 'Hvem', rule: (source: string) => `Hver husstand telles én gang. Døgn i flere opphold legges sammen, og dager med flere opphold telles én gang. ${source}.`, lengths: (short: number, long: number) => ({ short: `${short} døgn eller færre`, middle: `${short + 1} til ${long} døgn`, long: `Over ${long} døgn` }), total: 'I alt', night: 'Natthjem (telles for seg)', show: (n: number, what: string) => `Vis alle: ${n}, ${what}`, length: 'Lengde' },
}
