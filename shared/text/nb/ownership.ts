// Texts of Leie til eie.
import { kroner } from '../../dates.ts'

/** The same to the person it is about: on paper the municipality is the one that advises. */
export function adviceOnPaper(figures: Parameters<typeof adviceWords>[0]): { title: string; body: string } {
  const best = Math.max(...figures.options.map((one) => one.loan))
  const needed = figures.needed ?? 0
  return {
    fits: { title: 'Økonomien rekker til kjøpet', body: 'Den rekker på ordinær tid, også hvis renten stiger slik beregningen viser.' },
    onlyLong: { title: 'Rekker bare med lang nedbetaling', body: 'Økonomien rekker ikke på ordinær tid. Lang nedbetaling eller år uten avdrag gis bare i særlige tilfeller.' },
    doubtful: { title: 'Tvilsomt: tåler ikke høyere rente', body: 'Økonomien rekker i dag, men ikke hvis renten stiger slik beregningen viser. Er kommunen i tvil om at husstanden kan betale, har den plikt til å fraråde lånet (frarådingsplikten).' },
    tooLow: { title: 'Kommunen fraråder dette lånet', body: `Betjeningsevnen er for lav. Det mangler ${kroner(Math.max(0, needed - best))} til et lån på ${kroner(needed)}, også med den lengste nedbetalingen. Kommunen har plikt til å si fra når et lån ser ut til å bli for dyrt (frarådingsplikten). Det kan hjelpe med en rimeligere bolig, tilskudd eller mer egne penger.` },
    noPrice: { title: 'Uten kjøpesum', body: `Husstanden kan betjene et lån på inntil ${kroner(figures.options[0]?.loan ?? 0)} på ordinær tid.` },
  }[figures.advice]
}

/** What the calculation says about the loan. The duty to advise against is the lender's, finansavtaleloven § 5-4; the words are the same on the screen and on paper. */
export function adviceWords(figures: { advice: 'fits' | 'onlyLong' | 'doubtful' | 'tooLow' | 'noPrice'; needed: number | null; options: readonly { loan: number }[] }): { title: string; body: string; tone: 'good' | 'attention' | 'danger' } {
  const best = Math.max(...figures.options.map((one) => one.loan))
  const needed = figures.needed ?? 0
  return {
    fits: { title: 'Betjeningsevnen rekker til kjøpet', body: 'Den rekker på ordinær tid, også hvis renten stiger slik beregningen viser.', tone: 'good' as const },
    onlyLong: { title: 'Rekker bare med lang nedbetaling', body: 'Den rekker ikke på ordinær tid. Lang nedbetaling eller avdragsfrie år må begrunnes særskilt.', tone: 'attention' as const },
    doubtful: { title: 'Tvilsomt: tåler ikke høyere rente', body: 'Den rekker i dag, men ikke hvis renten stiger slik beregningen viser. Er du i tvil om husstanden kan betale, har du plikt til å fraråde lånet skriftlig (frarådingsplikten).', tone: 'attention' as const },
    tooLow: { title: 'Betjeningsevnen er for lav: lånet skal frarådes', body: `Det mangler ${kroner(Math.max(0, needed - best))} til et lån på ${kroner(needed)}, også med den lengste nedbetalingen. Du har plikt til å fraråde lånet skriftlig (frarådingsplikten). Se etter rimeligere bolig, tilskudd eller mer egenkapital.`, tone: 'danger' as const },
    noPrice: { title: 'Uten kjøpesum', body: `Husstanden kan betjene et lån på inntil ${kroner(figures.options[0]?.loan ?? 0)} på ordinær tid. Legg inn kjøpesummen for å se om det rekker.`, tone: 'good' as const },
  }[figures.advice]
}

export const ownership = {
  title: 'Leie til eie', detail: (n: number) => (n === 1 ? '1 på vei' : `${n} på vei`), find: 'Finn navn, saksnummer eller adresse', table: 'Leie til eie', filter: 'Hvem som vises',
  filters: { onTheWay: 'På vei', bought: 'Kjøpt', withdrawn: 'Ikke nå', candidates: 'Kan passe' },
  steps: 'Stegene, med hvor mange som er i hvert', allSteps: 'Alle steg', column: { name: 'Navn', caseNumber: 'Sak', dwelling: 'Leier nå', status: 'Steg', responsible: 'Ansvarlig', started: 'Startet', last: 'Sist skjedd', bought: 'Kjøpt', outcome: 'Hvilken bolig', reason: 'Hvorfor ikke nå', follow: 'Følges opp til', defaulted: 'Mislighold', tenant: 'Leietakeren', home: 'Boligen', since: 'Leid siden', rent: 'Husleie', act: 'Neste' },
  none: { onTheWay: 'Ingen er på vei fra leie til eie', bought: 'Ingen har kjøpt ennå', withdrawn: 'Ingen er lagt bort', candidates: 'Ingen her' },
  noneBody: { onTheWay: 'Se hvem som kan passe, og start veien derfra.', bought: 'Kjøp føres på veien til den det gjelder.', withdrawn: 'De som legger planen bort for nå, står her med grunnen.', candidates: 'Merk leietakere og boliger som kan passe, fra listen over dem ingen har vurdert.' },
  noHits: (text: string) => `Ingen treff på «${text}»`, showAll: 'Vis alle', toCandidates: 'Se hvem som kan passe',
  figures: { label: 'Slik har det gått', started: 'Startet', own: 'Kjøpte boligen de leide', elsewhere: 'Kjøpte en annen', withdrawn: 'Ikke nå', defaulted: 'Mislighold etterpå', freed: 'Boliger ble ledige', replaced: 'Nye boliger for pengene', why: 'Hvorfor ikke nå' },
  candidates: { show: 'Vurdering', yes: (n: number) => `Kan passe, ${n}`, unknown: (n: number) => `Ikke vurdert, ${n}`, no: (n: number) => `Passer ikke, ${n}`, mark: (name: string) => `Kan ${name} kjøpe bolig?`, start: 'Start', startFor: (name: string) => `Start veien til eie for ${name}`, noCase: 'Ingen sak', noCaseWhy: 'Leietakeren har ingen sak. Opprett en sak under Søkere først.', onTheWay: 'På vei', marked: 'Vurderingen er lagret' },
  start: { title: (name: string) => `Start veien til eie for ${name}`, body: 'Veien går fra samtale til kjøp. Den kan legges bort når som helst, med grunn.', ownWords: 'Egne ord om å eie', responsible: 'Ansvarlig', act: 'Start', said: 'Veien til eie er startet' },
  track: {
    back: 'Alle', of: (name: string) => `Leie til eie, ${name}`, case: 'Åpne saken', way: 'Veien', now: 'Her nå', passed: 'Gjort', ahead: 'Gjenstår', next: (step: string) => `Videre: ${step.toLowerCase()}`, other: 'Annet', toStep: (step: string) => `Gå til «${step}»`, withdraw: 'Legg bort for nå', edit: 'Endre egne ord og ansvarlig', log: 'Skriv hendelse', buy: 'Registrer kjøpet', again: 'Ta opp igjen', moved: 'Steget er satt', none: 'Ingen', words: 'Egne ord', noWords: 'Egne ord om å eie er ikke skrevet.', responsible: 'Ansvarlig', rents: 'Leier nå', rented: 'Leide', noTenancy: 'Leier ikke av kommunen', started: 'Startet', since: (on: string) => `siden ${on}`, rent: 'Husleie',
    sale: 'Boligen de leier', forSale: 'Kan selges til leietakeren', grant: 'Statlig tilskudd', grantPaid: 'Tilskuddet utbetalt', setSale: 'Endre om salg', saleTitle: 'Kan boligen selges?', saleBody: 'Ukjent er ikke nei. Skriv 0 hvis boligen ikke fikk statlig tilskudd.', saleSaid: 'Lagret på boligen', notAsked: 'Ikke skrevet',
    events: 'Hendelser', noEvents: 'Ingen hendelser ennå.', eventKind: 'Slags', eventOn: 'Dato', eventText: 'Hva', amount: 'Beløp i kroner', eventTitle: 'Skriv hendelse', eventSaid: 'Hendelsen er skrevet', save: 'Lagre', editTitle: 'Egne ord og ansvarlig', editSaid: 'Lagret',
    withdrawTitle: 'Legg veien til eie bort for nå', withdrawBody: 'Grunnen blir stående. Du kan ta den opp igjen når som helst.', withdrawCode: 'Hvorfor ikke nå', withdrawText: 'Med ord', withdrawOn: 'Dato', withdrawAct: 'Legg bort', withdrawSaid: 'Veien er lagt bort for nå', withdrawn: (code: string, on: string | null) => `Lagt bort for nå: ${code.toLowerCase()}${on ? `, ${on}` : ''}`,
  },
  capacity: {
    title: 'Betjeningsevne', none: 'Ingen beregning ennå.', noneBody: 'Beregningen viser hva husstanden kan betale på et lån, linje for linje.', make: 'Ny beregning', dialog: 'Beregn betjeningsevne', body: 'Kroner per måned, for hele husstanden. Det du ikke vet, lar du stå tomt: da gis det ikke noe tall.', save: 'Lagre beregningen', said: 'Beregningen er lagret',
    income: 'Inntekt', netIncome: 'Inntekt etter skatt per måned', netIncomeHint: 'All inntekt som varer, for alle i husstanden.', household: 'Husstand og livsopphold', ages: 'Alder på alle i husstanden', agesHint: 'Skriv med komma, for eksempel 34, 36, 5.', agesWrong: 'Skriv hele tall fra 0 til 120 med komma mellom.', agesUnknown: 'Noen i husstanden mangler fødselsdato. Fyll ut alderen her.', ownLiving: 'Eget forbruk per måned', ownLivingHint: 'Tomt: kommunens tabell for livsopphold brukes.', costs: 'Andre utgifter', otherFixed: 'Andre faste utgifter per måned', otherFixedHint: 'Gjeld, studielån, barnehage, SFO og barnebidrag. Skriv 0 hvis ingen.', home: 'Boligen', maintenance: 'Vedlikehold per måned', running: 'Løpende boutgifter per måned', runningHint: 'Felleskostnader, kommunale avgifter, forsikring og strøm.', price: 'Kjøpesum med omkostninger', ownMoney: 'Egne penger og tilskudd',
    resultTitle: 'Resultat', lacks: 'Dette mangler før det kan regnes', lines: 'Måneden, linje for linje', loans: 'Største lån', term: 'Nedbetaling', rate: 'Rente', loan: 'Lån', enough: 'Rekker', yes: 'Ja', no: 'Nei', needed: (sum: string, monthly: string | null) => `Trenger lån på ${sum}${monthly ? `, ${monthly} i måneden på ordinær tid` : ''}.`, sensitivity: 'Hvis renten endrer seg', ground: 'Bygger på', paper: 'Hent som PDF', made: (on: string, by: string) => `Beregnet ${on} av ${by}`, earlier: (n: number) => (n === 1 ? 'Tidligere beregning' : `${n} tidligere beregninger`),
  },
  buy: {
    title: 'Registrer kjøpet', which: 'Hvilken bolig ble kjøpt', on: 'Kjøpt', movedOn: 'Flyttet ut', movedHint: 'Boligen er ledig fra dagen etter. Tomt: samme dag som kjøpet.', price: 'Kjøpesum', loan: 'Startlån', grant: 'Tilskudd', home: 'Boligen som ble kjøpt', homeHint: 'For eksempel «3-roms i Storgata». Ikke nødvendig.', follow: 'Følges opp til', happens: 'Dette skjer', stateGrant: 'Rest av statlig tilskudd ved salg', confirm: 'Kjøpet er gjennomført, og tallene er kontrollert', confirmFirst: 'Kryss av at kjøpet er gjennomført', act: 'Registrer kjøpet', said: { ownRental: 'Kjøpet er ført, og boligen er avhendet', elsewhere: 'Kjøpet er ført, og boligen er ledig' },
    done: 'Kjøpet', price2: 'Kjøpesum', due: 'Statlig tilskudd å betale tilbake', dueUnknown: 'Ikke kjent', replacement: 'Bolig kjøpt for pengene', noReplacement: 'Ingen koblet', link: 'Koble bolig', unlink: 'Fjern koblingen', linkTitle: 'Koble boligen som ble kjøpt for pengene', linkFind: 'Finn adresse', linkNone: 'Ingen boliger passer.', linkChoose: (label: string) => `Velg ${label}`, linkSaid: 'Boligen er koblet', default: 'Registrer mislighold', defaultTitle: 'Registrer mislighold', defaultBody: 'Føres når lånet er misligholdt etter kjøpet. Ta kontakt med husstanden først.', defaultOn: 'Dato', defaultText: 'Hva som har skjedd', defaultSaid: 'Misligholdet er ført', defaulted: (on: string) => `Mislighold ${on}`, end: 'Avslutt oppfølgingen', endTitle: 'Avslutt oppfølgingen etter kjøpet', endOn: 'Dato', endText: 'Hvordan det gikk', endAct: 'Avslutt', endSaid: 'Oppfølgingen er avsluttet', followed: (on: string) => `Følges opp til ${on}`, ended: (on: string) => `Oppfølgingen ble avsluttet ${on}`,
  },
}
