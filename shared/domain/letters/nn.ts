// The words of the letters in nynorsk: the same as nb.ts, sentence for sentence.
import type { LetterWords } from './nb.ts'

const NUMBERS = ['null', 'ein', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv']
const number = (count: number) => NUMBERS[count] ?? String(count)

export const nn: LetterWords = {
  months: (count) => (count % 12 === 0 ? `${number(count / 12) === 'ein' ? 'eitt' : number(count / 12)} år` : count === 1 ? 'ein månad' : `${number(count)} månader`),
  weeks: (count) => (count === 1 ? 'ei veke' : `${number(count)} veker`),
  body: { countyGovernor: 'Statsforvaltaren', appealBoard: 'klagenemnda i kommunen' },
  kind: { individualHelp: 'hjelp med bustad', municipalDwelling: 'kommunal bustad', temporaryAccommodation: 'mellombels butilbod' },
  outcome: { met: 'Oppfylt', notMet: 'Ikkje oppfylt', judge: 'Må vurderast', unknown: 'Opplysning manglar' },
  reason: {
    notLawfulResidence: 'Du har ikkje lovleg opphald i Noreg.', residenceTimeNotMet: 'Du har ikkje budd lenge nok i kommunen.', hasSuitableDwelling: 'Du har ein bustad som passar.', canSolveSelfIncome: 'Inntekta di gjer at du kan skaffe bustad sjølv.', canSolveSelfWealth: 'Formuen din gjer at du kan skaffe bustad sjølv.',
    otherInstrumentBetter: 'Anna hjelp passar betre for deg.', notInTargetGroup: 'Bustadene er for ei gruppe du ikkje høyrer til.', unsettledDebtNoAgreement: 'Du skuldar kommunen pengar og har ingen avtale om å betale.', exclusionAfterEviction: 'Det er for kort tid sidan du vart kasta ut av ein kommunal bustad.', incompleteAfterReminder: 'Vi manglar framleis opplysningar som vi har bede om.',
    noSuitableDwellingAvailable: 'Vi har ingen ledig bustad som passar.', notPrioritisedScarcity: 'Vi har for få bustader, og andre søkjarar står framfor.', exchangeCriteriaNotMet: 'Vilkåra for å byte bustad er ikkje oppfylte.', renewalCriteriaNotMet: 'Vilkåra for å forlengje kontrakten er ikkje oppfylte.', withdrawnByApplicant: 'Du har trekt søknaden.', duplicate: 'Søknaden er registrert to gonger.', underAge: 'Du er yngre enn aldersgrensa.', doesNotAcceptFollowUp: 'Du tek ikkje imot oppfølging som er nødvendig for å bu i bustaden.', other: 'Det er ein annan grunn.',
  },
  head: {
    answer: 'Svaret vårt', facts: 'Opplysningane vi byggjer på', rule: 'Reglane vi har brukt', criteria: 'Vilkåra', considerations: 'Vår vurdering', ownWords: 'Det du sjølv har sagt', reasons: 'Kvifor', changes: 'Dersom noko endrar seg', appeal: 'Du kan klage', appealed: 'Klaga di', access: 'Sjå dokumenta i saka', contact: 'Har du spørsmål?', otherHelp: 'Hjelp du kan få', next: 'Kva skjer no?', what: 'Dette treng vi', ifNot: 'Dersom vi ikkje får svar', lease: 'Kontrakten', special: 'Bustaden er for vanskelegstilte', answerOffer: 'Slik svarar du', security: 'Tryggleik for husleiga', moving: 'Når du flyttar', stay: 'Dersom du ikkje flyttar', disagree: 'Dersom du er ueinig',
  },
  or: 'eller',
  criteriaHeads: ['Vilkår', 'Utfall', 'Kvifor'],
  received: (date) => `Søknaden din kom til oss ${date}.`,
  rule: (rule, law) => `Vi har brukt ${rule}. Vi gir grunngiving etter ${law}.`,
  considered: (text) => `Slik har vi teke omsyn til det: ${text}`,
  changes: (law) => ['Vedtaket byggjer på opplysningane i dette brevet. Sei frå med ein gong dersom husstanden, økonomien eller busituasjonen din endrar seg.', `Stemmer det ikkje lenger, kan vedtaket falle bort eller bli endra (${law}).`],
  appeal: {
    deadline: (weeks, law) => `Du kan klage på vedtaket. Fristen er ${weeks} frå du fekk dette brevet (${law}).`,
    where: (address) => `Send klaga til oss: ${address}.`,
    how: 'Skriv kva du klagar på, kva du vil ha endra, og kvifor. Vi hjelper deg gjerne.',
    handled: (body, law) => `Vi vurderer saka på nytt. Endrar vi ikkje vedtaket, sender vi klaga til ${body} (${law}).`,
    part: (kind, body) => `Klage på vedtaket om ${kind} blir avgjord av ${body}.`,
    late: (law) => `Klagar du for seint, kan klaga bli behandla dersom det er ein god grunn (${law}).`,
    stay: (law) => `Du kan be om at vedtaket ikkje blir gjennomført før klaga er avgjord (${law}).`,
    notified: (law) => `Vi gir deg desse opplysningane om klage etter ${law}.`,
  },
  access: (law, secrecy) => `Du har rett til å sjå dokumenta i saka di (${law}). Alle som arbeider med ho, har teieplikt (${secrecy}).`,
  guidance: (guidance, representative) => `Vi skal rettleie deg (${guidance}). Du kan la ein annan hjelpe deg eller opptre for deg (${representative}).`,
  representative: (name) => `Dette brevet er òg sendt til ${name}, som opptrer for deg.`,
  contact: (office, phone) => `Ring ${office} på ${phone}. Gi opp saksnummeret som står øvst i brevet.`,
  grant: {
    heading: { individualHelp: 'Du får hjelp med bustad', municipalDwelling: 'Du får kommunal bustad', temporaryAccommodation: 'Du får ein mellombels stad å bu' },
    conclusion: { individualHelp: 'Du får hjelp til å skaffe og behalde ein bustad.', municipalDwelling: 'Du får kommunal bustad så snart ein bustad som passar, er ledig.', temporaryAccommodation: (from) => `Du får ein mellombels stad å bu frå ${from}.` },
    helpHead: 'Hjelpa du får', helpRule: (law) => `Vedtaket er gjort etter ${law}. Hjelpa er i hovudsak dette:`, helpTogether: 'Vi legg opp hjelpa saman med deg.',
    dwellingHead: 'Bustaden du får', size: 'Storleik', floor: 'Etasje og heis', rooms: (count, area) => `${count} rom${area === null ? '' : `, minst ${area} m²`}`, floors: { yes: 'Første etasje eller heis', no: 'Ikkje nødvendig' }, need: 'Bustaden skal ha', length: 'Lengda på kontrakten', lengthValue: (months, reference) => `${months} (${reference})`, dwellingNext: 'Når vi har ein bustad til deg, får du eit nytt brev. Då er det berre adressa og husleiga som er nye.', noDate: 'Vi kan ikkje seie sikkert når ein bustad blir ledig.', valid: (date) => `Vedtaket gjeld til ${date}.`,
    stayHead: 'Staden du får', place: 'Stad', from: 'Frå', until: 'Til', stayRule: (law) => `Vedtaket er gjort etter ${law}.`, stayLimit: (days) => `Eit mellombels butilbod skal til vanleg ikkje vare lenger enn ${days} dagar. Vi byrjar med ein gong å leite etter ein varig bustad saman med deg.`,
  },
  refusal: {
    heading: (kind) => `Du får ikkje ${kind}`, conclusion: (kind) => `Vi har avslått søknaden din om ${kind}.`, law: (help) => `Sjølv om du får avslag, kan kommunen gi deg råd, rettleiing og praktisk hjelp med bustad (${help}).`, night: (law) => `Manglar du ein stad å sove det neste døgnet, skal du ta kontakt med Nav med ein gong (${law}).`, again: 'Du kan søkje på nytt dersom situasjonen din endrar seg.',
  },
  dismissal: { heading: 'Vi kan ikkje behandle søknaden din', conclusion: (kind) => `Vi har avvist søknaden din om ${kind}. Det tyder at vi ikkje har teke stilling til om du har rett på det du søkte om.` },
  closing: {
    heading: 'Saka di er avslutta', conclusion: (date) => `Vi avslutta saka di ${date}.`, withdrawn: 'Du har trekt søknaden.', housed: 'Du har fått bustad.', forwarded: (to) => `Søknaden høyrer til ein annan stad. Vi har sendt han til ${to}, som svarar deg.`, lapsed: 'Plassen din på lista har falle bort.', again: 'Du kan søkje på nytt når som helst.', kept: 'Opplysningane dine blir oppbevarte så lenge lova krev.',
  },
  allocation: {
    heading: 'Vi tilbyr deg ein bustad', conclusion: (address) => `Vi tilbyr deg bustaden ${address}.`, answerBy: (date) => `Svar oss seinast ${date}.`, address: 'Adresse', rent: 'Husleige i månaden', starts: 'Kontrakten byrjar', ends: 'Kontrakten sluttar', length: 'Lengd', lengthValue: (months, reference) => `${months} (${reference})`, viewing: 'Vising',
    known: (reference, date) => `Tilbodet følgjer vedtaket ${reference} frå ${date}. Berre adressa og husleiga er nye.`, ends2: (date, law) => `Kontrakten sluttar ${date} utan at nokon seier han opp (${law}).`, notice: (months, law) => `Du kan seie opp kontrakten før det. Oppseiingstida er ${months}, rekna til slutten av ein kalendermånad (${law}).`, noNotice: 'Kontrakten kan ikkje seiast opp før han sluttar.',
    special: (law) => `Dette er ein bustad som kommunen leiger ut til personar som er vanskelegstilte på bustadmarknaden (${law}). Dette er den skriftlege meldinga du skal ha om det før du skriv under.`, means: 'For deg tyder det:', restrictions: { shorterTerm: 'Kontrakten kan vere kortare enn tre år.', household: 'Du må spørje oss før andre flyttar inn hos deg.', subletting: 'Du må spørje oss før du leiger ut heile eller delar av bustaden.', absence: 'Vi kan bruke bustaden medan du er borte i lengre tid.' },
    security: { none: 'Du treng ikkje å stille tryggleik.', deposit: (amount) => `Du skal betale eit depositum på ${amount} til ein eigen konto i ditt namn.`, guarantee: (amount) => `Det skal stillast ein garanti på ${amount} før du flyttar inn.` },
    yes: (phone) => `Ring ${phone} og sei om du tek imot bustaden.`, no: 'Seier du nei, må du seie kvifor. Vi vurderer om du har ein rimeleg grunn. Med ein rimeleg grunn beheld du plassen på lista.', refused: { keep: 'Du beheld plassen på lista òg utan ein slik grunn.', lapse: 'Utan ein slik grunn kan vedtaket om kommunal bustad falle bort.', moveBack: (months) => `Utan ein slik grunn kan du bli sett tilbake på lista i ${months}.` }, silent: 'Høyrer vi ikkje frå deg, kontaktar vi deg før vi reknar det som eit nei.',
    limits: 'Til vanleg kan du ikkje klage på kva bustad du får tilbod om, men du kan det dersom bustaden openbert ikkje passar for deg.',
  },
  missingInfo: {
    heading: 'Vi treng fleire opplysningar frå deg', conclusion: (date) => `Send oss opplysningane seinast ${date}.`, reminder: 'Vi har bede om dette før. No minner vi deg om det.', why: 'Vi kan ikkje avgjere søknaden din før vi veit nok.', item: (what, why) => `${what}. ${why}`, how: (address) => `Send papira til ${address}, eller lever dei hos oss.`, ifNot: 'Då må vi avgjere søknaden med det vi veit. Det kan føre til at du får avslag.', longer: 'Treng du lengre tid eller hjelp til å skaffe noko, så sei frå før fristen.',
  },
  interimReply: {
    heading: 'Førebels svar på søknaden din', conclusion: 'Vi har ikkje avgjort søknaden din enno.', expected: (date) => `Vi reknar med at du får svar innan ${date}.`, law: (law) => `Vi skal seie frå når eit svar tek lengre tid (${law}).`, nothing: 'Du treng ikkje å gjere noko no. Sei frå dersom adressa, husstanden eller busituasjonen din endrar seg.', night: (law) => `Manglar du ein stad å sove det neste døgnet, skal du ta kontakt med Nav med ein gong (${law}).`,
  },
  appealReceived: {
    heading: 'Vi har fått klaga di', conclusion: (date) => `Klaga di kom til oss ${date}.`, expected: (date) => `Vi reknar med at du høyrer frå oss innan ${date}.`, about: (reference, date) => `Klaga gjeld vedtaket ${reference} frå ${date}.`, handled: (body, law) => `Først vurderer vi sjølve om vedtaket skal endrast. Endrar vi det ikkje, sender vi klaga til ${body}, som avgjer ho (${law}).`, late: (law) => `Klaga kom etter fristen. Vi vurderer om ho likevel kan behandlast (${law}).`, more: 'Du kan sende oss fleire opplysningar så lenge saka er hos oss.',
  },
  appealSentOn: {
    heading: 'Vi har sendt klaga di vidare', conclusion: (body, date) => `Vi sende klaga di til ${body} ${date}.`, kept: 'Vi har vurdert saka på nytt og har ikkje endra vedtaket.', about: (reference, date, received) => `Klaga kom ${received} og gjeld vedtaket ${reference} frå ${date}.`, next: (body, law) => `No avgjer ${body} klaga (${law}). Svaret får du derifrå.`, more: (body) => `Har du noko å leggje til, kan du sende det til oss. Vi gir det vidare til ${body}.`,
  },
  moveOutDemand: {
    heading: 'Du må flytte frå bustaden', conclusion: (address, date) => `Vi ber deg flytte frå ${address} seinast ${date}.`, ends: (date) => `Kontrakten går ut ${date}.`, ended: (date) => `Kontrakten gjekk ut ${date}.`, law: (law) => `Ein tidsavgrensa kontrakt sluttar når tida er ute. Dette brevet er ei skriftleg oppmoding om å flytte (${law}).`, todo: ['Tøm bustaden for det som er ditt.', 'Vask bustaden.', 'Lever alle nøklane til oss.', 'Gi oss den nye adressa di.'], stay: 'Då kan vi be namsmannen om hjelp til å få bustaden tilbake. Du får varsel før det skjer.', disagree: 'Dette brevet er ikkje eit vedtak, og du kan ikkje klage på det. Er du ueinig, kan du ta saka til Husleigetvistutvalet eller domstolen.', help: (law) => `Treng du hjelp til å finne ein ny stad å bu, så ta kontakt med oss så tidleg du kan (${law}).`,
  },
}
