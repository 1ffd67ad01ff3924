// Samtykke: who may know what, as the person has said or a provision opens for.
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`
/** «Personen selv» and «Verge Kari Nes» in the middle of a sentence. */
const calm = (who: string) => who.replace(/^(Personen|Søkeren|Verge|Fullmektig)\b/, (word) => word.toLowerCase())

export const consents = {
  title: 'Samtykker', all: 'Se alle', none: 'Ingen er spurt ennå.', until: (date: string) => `til ${date}`, and: 'og',
  acts: { record: 'Registrer samtykke', refuse: 'Personen sier nei', ground: 'Annet grunnlag', withdraw: 'Trekk samtykke', print: 'Skriv ut samtykkeskjema', end: 'Avslutt' },
  protected: 'Saken har sperret adresse. Ingenting om personen vises for andre tjenester, heller ikke det personen har sagt ja til.',
  matrix: {
    title: 'Hva hver tjeneste får se', detail: 'trykk på et svar for å se hvorfor', service: 'Tjeneste', standing: 'Fast i boliglaget', other: 'Ikke fast', yes: 'Ja', room: 'Møte', paper: 'Papir', no: 'Nei', refused: 'Sagt nei', withdrawn: 'Trukket', notAsked: 'Ikke spurt',
    cell: (answer: string, service: string, topic: string) => `${answer}: ${topic.toLowerCase()}, ${service}. Vis hvorfor`, inRoom: 'Når tjenesten er til stede', onPaper: 'På papir til tjenesten', shown: 'Kan vises.', hidden: 'Dekkes.',
    legend: 'Ja: både i møtet og på papir. Møte: kan drøftes når tjenesten er til stede. Papir: kan stå i utdrag til tjenesten. Bolig og husstand kan alltid drøftes.', keys: 'Piltastene flytter mellom svarene.',
  },
  register: {
    title: 'Det personen har sagt, og andre grunnlag', none: 'Ingen er spurt ennå', noneBody: 'Spør personen hvem som kan få vite hva. Uten samtykke drøfter boliglaget bare bolig og husstand.', service: 'Tjeneste', what: 'Hva', purpose: 'Til', period: 'Gjelder', state: 'Svar', given: 'Hvordan og av hvem', act: 'Handling', history: (n: number) => `Historikk: ${count(n, 'linje', 'linjer')}`,
    from: (date: string) => `fra ${date}`, to: (date: string) => `til ${date}`, open: 'uten sluttdato', ofCase: (number: string) => `Registrert i sak ${number}`, recorded: (by: string) => `skrevet inn av ${by}`, ground: 'Annet grunnlag', how: (form: string | null, by: string | null, on: string | null) => [form, by ? (form ? `av ${calm(by)}` : by) : null, on].filter(Boolean).join(' '), withdrawn: (on: string, by: string | null) => `Trukket ${on}${by ? ` av ${calm(by)}` : ''}.`, ended: (on: string, why: string | null) => `Avsluttet ${on}${why ? `: ${why}` : ''}.`, endGround: (service: string) => `Avslutt grunnlaget for ${service}`, withdrawOne: (service: string) => `Trekk samtykket til ${service}`,
  },
  state: {
    inForce: 'Gjelder', soon: (days: number) => (days === 0 ? 'Går ut i dag' : `Går ut om ${count(days, 'dag', 'dager')}`), notYet: 'Gjelder ikke ennå', expired: (days: number) => `Gikk ut for ${count(days, 'dag', 'dager')} siden`, overruled: 'Sagt nei senere', refused: 'Sagt nei', withdrawn: 'Trukket', ended: 'Avsluttet', notAsked: 'Ikke spurt',
  },
  effect: { title: 'Dette endres', none: 'Ingenting endres i hva som kan vises.', saved: 'Lagret. Ingenting endres i hva som kan vises.' },
  field: { services: 'Tjenester', servicesHint: 'Velg alle det gjelder.', standing: 'Velg de faste', topics: 'Hva det gjelder', topicsHint: 'Bolig og husstand trenger ikke samtykke.', purposes: 'Hva det kan brukes til', validFrom: 'Gjelder fra', validTo: 'Gjelder til', validToHint: 'Tomt betyr til det trekkes.', form: 'Hvordan', givenBy: 'Hvem sa det', someone: 'En annen', name: 'Navn og rolle', givenOn: 'Dato det ble sagt', note: 'Merknad', noteHint: 'Hva personen sa, og hvor. Ikke helse eller annet som skal dekkes.' },
  record: { title: 'Registrer samtykke', body: 'Samtykket skal være frivillig, og personen skal vite hva det gjelder. Det kan trekkes når som helst.', act: 'Registrer samtykke' },
  refuse: { title: 'Personen sier nei', body: 'Et nei gjelder med en gang, og går foran det personen har sagt ja til før.', act: 'Registrer neiet' },
  withdraw: { title: 'Trekk samtykke', body: 'Personen trenger ikke si hvorfor. Fra nå deles det ikke lenger.', which: 'Hva trekkes', act: 'Trekk samtykket', none: 'Ingen samtykker gjelder nå.', on: 'Dato det ble trukket' },
  ground: { title: 'Annet grunnlag for å dele', body: 'Bare når en lov åpner for det uten samtykke. Grunnlaget står med navnet ditt.', reference: 'Hjemmel', other: 'Annen hjemmel', text: 'Skriv hjemmelen', textHint: 'Lov og paragraf', reason: 'Hvorfor den gjelder her', act: 'Registrer grunnlaget' },
  end: { title: (service: string) => `Avslutt grunnlaget for ${service}`, reason: 'Hvorfor det avsluttes', on: 'Dato', act: 'Avslutt grunnlaget' },
  print: { title: 'Skriv ut samtykkeskjema', which: 'Skjema', filled: 'Fylt ut for personen', blank: 'Tomt', language: 'Målform', hint: 'Det du ikke velger, står som ruter til å krysse av.', act: 'Lag skjemaet', said: (name: string) => `${name} er laget` },
}
