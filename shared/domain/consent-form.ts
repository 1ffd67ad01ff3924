// The words of the consent form, in both written languages. Plain speech, «du» to the person: what is shared, with whom, for what, for how long, how it is taken back, and that a no costs nothing.
import type { SharePurpose } from './disclosure.ts'
import type { Topic } from '../model/field.ts'

type Said = readonly [label: string, detail: string]

export interface ConsentFormText {
  title: string
  intro: string
  name: string
  caseNumber: string
  topics: { title: string; boxes: string; chosen: string; note: string }
  topic: Partial<Record<Topic, Said>>
  services: { title: string; boxes: string; chosen: string; note: string }
  purposes: { title: string; boxes: string; chosen: string }
  purpose: Record<SharePurpose, Said>
  period: { title: string; until: (date: string) => string; line: string }
  know: { title: string; items: (office: string, reach: string) => string[] }
  answer: { title: string; yes: string; no: string }
  sign: { title: string; lines: string[]; guardianTitle: string; guardianLines: string[] }
}

const nb: ConsentFormText = {
  title: 'Samtykke til å dele opplysninger', name: 'Navn', caseNumber: 'Saksnummer',
  intro: 'I boliglaget møtes flere tjenester for å finne en god løsning sammen. Tjenestene har taushetsplikt. De kan bare snakke sammen om det du sier ja til her.',
  topics: { title: 'Hva vi deler', boxes: 'Kryss av for det vi kan dele:', chosen: 'Du sier ja til at vi deler opplysninger om:', note: 'Bolig og husstand kan vi snakke om uten samtykke, fordi det er det søknaden din gjelder. Vi deler aldri mer enn det som trengs for å hjelpe deg med bolig.' },
  topic: {
    economy: ['Økonomi', 'inntekt, gjeld, husleie og stønader'], health: ['Helse', 'det som har betydning for hvordan du bør bo'], substanceUse: ['Rus', 'det som har betydning for bolig og hjelp'], childWelfare: ['Barnevern', 'hjelp til deg eller barna dine'], crime: ['Straff', 'dom, soning og løslatelse'],
    immigration: ['Opphold', 'oppholdstillatelse og bosetting'], contact: ['Kontakt', 'hvordan vi når deg'], identity: ['Identitet', 'fødselsdato og fødselsnummer'], other: ['Annet', 'det dere har blitt enige om og skrevet ned'],
  },
  services: { title: 'Hvem vi deler med', boxes: 'Kryss av for tjenestene som kan få vite det:', chosen: 'Disse tjenestene kan få vite det:', note: 'Alle som er med i møtet, har taushetsplikt.' },
  purposes: { title: 'Hva det skal brukes til', boxes: 'Kryss av for det du sier ja til:', chosen: 'Opplysningene kan brukes til dette:' },
  purpose: { meeting: ['Samtale i boliglaget', 'tjenestene kan snakke om det når de er til stede'], extract: ['Utdrag på papir', 'tjenestene kan få det som står om dette, skriftlig'] },
  period: { title: 'Hvor lenge det gjelder', until: (date) => `Samtykket gjelder til og med ${date}. Etter det deler vi ingenting uten å spørre deg på nytt.`, line: 'Samtykket gjelder til og med:' },
  know: {
    title: 'Dette bør du vite',
    items: (office, reach) => ['Det er frivillig. Et nei er ikke grunn til å avslå søknaden din.', `Du kan trekke samtykket når som helst, helt eller delvis. Si fra til ${office}${reach}. Du trenger ikke si hvorfor.`, 'Når du trekker det, slutter vi å dele med en gang. Det som alt er sagt, kan vi ikke ta tilbake.', 'Du kan få se hva vi har skrevet om samtykket, og hvem vi har delt med.'],
  },
  answer: { title: 'Svaret ditt', yes: 'Ja, jeg samtykker', no: 'Nei, jeg samtykker ikke' },
  sign: { title: 'Underskrift', lines: ['Sted og dato', 'Underskrift'], guardianTitle: 'Verge, når det gjelder', guardianLines: ['Vergens navn', 'Dato og underskrift'] },
}

const nn: ConsentFormText = {
  title: 'Samtykke til å dele opplysningar', name: 'Namn', caseNumber: 'Saksnummer',
  intro: 'I bustadlaget møtest fleire tenester for å finne ei god løysing saman. Tenestene har teieplikt. Dei kan berre snakke saman om det du seier ja til her.',
  topics: { title: 'Kva vi deler', boxes: 'Kryss av for det vi kan dele:', chosen: 'Du seier ja til at vi deler opplysningar om:', note: 'Bustad og husstand kan vi snakke om utan samtykke, fordi det er det søknaden din gjeld. Vi deler aldri meir enn det som trengst for å hjelpe deg med bustad.' },
  topic: {
    economy: ['Økonomi', 'inntekt, gjeld, husleige og stønader'], health: ['Helse', 'det som har noko å seie for korleis du bør bu'], substanceUse: ['Rus', 'det som har noko å seie for bustad og hjelp'], childWelfare: ['Barnevern', 'hjelp til deg eller barna dine'], crime: ['Straff', 'dom, soning og lauslating'],
    immigration: ['Opphald', 'opphaldsløyve og busetjing'], contact: ['Kontakt', 'korleis vi når deg'], identity: ['Identitet', 'fødselsdato og fødselsnummer'], other: ['Anna', 'det de har vorte einige om og skrive ned'],
  },
  services: { title: 'Kven vi deler med', boxes: 'Kryss av for tenestene som kan få vite det:', chosen: 'Desse tenestene kan få vite det:', note: 'Alle som er med i møtet, har teieplikt.' },
  purposes: { title: 'Kva det skal brukast til', boxes: 'Kryss av for det du seier ja til:', chosen: 'Opplysningane kan brukast til dette:' },
  purpose: { meeting: ['Samtale i bustadlaget', 'tenestene kan snakke om det når dei er til stades'], extract: ['Utdrag på papir', 'tenestene kan få det som står om dette, skriftleg'] },
  period: { title: 'Kor lenge det gjeld', until: (date) => `Samtykket gjeld til og med ${date}. Etter det deler vi ingenting utan å spørje deg på nytt.`, line: 'Samtykket gjeld til og med:' },
  know: {
    title: 'Dette bør du vite',
    items: (office, reach) => ['Det er frivillig. Eit nei er ikkje grunn til å avslå søknaden din.', `Du kan trekkje samtykket når som helst, heilt eller delvis. Sei frå til ${office}${reach}. Du treng ikkje seie kvifor.`, 'Når du trekkjer det, sluttar vi å dele med ein gong. Det som alt er sagt, kan vi ikkje ta tilbake.', 'Du kan få sjå kva vi har skrive om samtykket, og kven vi har delt med.'],
  },
  answer: { title: 'Svaret ditt', yes: 'Ja, eg samtykkjer', no: 'Nei, eg samtykkjer ikkje' },
  sign: { title: 'Underskrift', lines: ['Stad og dato', 'Underskrift'], guardianTitle: 'Verje, når det gjeld', guardianLines: ['Namnet til verja', 'Dato og underskrift'] },
}

export const CONSENT_FORM: Readonly<Record<'nb' | 'nn', ConsentFormText>> = { nb, nn }
