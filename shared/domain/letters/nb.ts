// The words of the letters in bokmål: short sentences, the answer first. nn.ts says the same in nynorsk and does not compile when something is missing.

const NUMBERS = ['null', 'en', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv']
const number = (count: number) => NUMBERS[count] ?? String(count)

export const nb = {
  months: (count: number) => (count % 12 === 0 ? `${number(count / 12) === 'en' ? 'ett' : number(count / 12)} år` : count === 1 ? 'en måned' : `${number(count)} måneder`),
  weeks: (count: number) => (count === 1 ? 'en uke' : `${number(count)} uker`),
  body: { countyGovernor: 'Statsforvalteren', appealBoard: 'klagenemnda i kommunen' },
  kind: { individualHelp: 'hjelp med bolig', municipalDwelling: 'kommunal bolig', temporaryAccommodation: 'midlertidig botilbud' },
  outcome: { met: 'Oppfylt', notMet: 'Ikke oppfylt', judge: 'Må vurderes', unknown: 'Opplysning mangler' },
  reason: {
    notLawfulResidence: 'Du har ikke lovlig opphold i Norge.', residenceTimeNotMet: 'Du har ikke bodd lenge nok i kommunen.', hasSuitableDwelling: 'Du har en bolig som passer.', canSolveSelfIncome: 'Inntekten din gjør at du kan skaffe bolig selv.', canSolveSelfWealth: 'Formuen din gjør at du kan skaffe bolig selv.',
    otherInstrumentBetter: 'Annen hjelp passer bedre for deg.', notInTargetGroup: 'Boligene er for en gruppe du ikke hører til.', unsettledDebtNoAgreement: 'Du skylder kommunen penger og har ingen avtale om å betale.', exclusionAfterEviction: 'Det er for kort tid siden du ble kastet ut av en kommunal bolig.', incompleteAfterReminder: 'Vi mangler fortsatt opplysninger som vi har bedt om.',
    noSuitableDwellingAvailable: 'Vi har ingen ledig bolig som passer.', notPrioritisedScarcity: 'Vi har for få boliger, og andre søkere står foran.', exchangeCriteriaNotMet: 'Vilkårene for å bytte bolig er ikke oppfylt.', renewalCriteriaNotMet: 'Vilkårene for å forlenge kontrakten er ikke oppfylt.', withdrawnByApplicant: 'Du har trukket søknaden.', duplicate: 'Søknaden er registrert to ganger.', underAge: 'Du er yngre enn aldersgrensen.', doesNotAcceptFollowUp: 'Du tar ikke imot oppfølging som er nødvendig for å bo i boligen.', other: 'Det er en annen grunn.',
  },
  head: {
    answer: 'Svaret vårt', facts: 'Opplysningene vi bygger på', rule: 'Reglene vi har brukt', criteria: 'Vilkårene', considerations: 'Vår vurdering', ownWords: 'Det du selv har sagt', reasons: 'Hvorfor', changes: 'Hvis noe endrer seg', appeal: 'Du kan klage', appealed: 'Klagen din', access: 'Se dokumentene i saken', contact: 'Har du spørsmål?', otherHelp: 'Hjelp du kan få', next: 'Hva skjer nå?', what: 'Dette trenger vi', ifNot: 'Hvis vi ikke får svar', lease: 'Kontrakten', special: 'Boligen er for vanskeligstilte', answerOffer: 'Slik svarer du', security: 'Sikkerhet for husleien', moving: 'Når du flytter', stay: 'Hvis du ikke flytter', disagree: 'Hvis du er uenig',
  },
  or: 'eller',
  criteriaHeads: ['Vilkår', 'Utfall', 'Hvorfor'] as [string, string, string],
  received: (date: string) => `Søknaden din kom til oss ${date}.`,
  rule: (rule: string, law: string) => `Vi har brukt ${rule}. Vi gir begrunnelse etter ${law}.`,
  considered: (text: string) => `Slik har vi tatt hensyn til det: ${text}`,
  changes: (law: string) => [`Vedtaket bygger på opplysningene i dette brevet. Si fra med en gang hvis husstanden, økonomien eller bosituasjonen din endrer seg.`, `Stemmer det ikke lenger, kan vedtaket falle bort eller bli endret (${law}).`],
  appeal: {
    deadline: (weeks: string, law: string) => `Du kan klage på vedtaket. Fristen er ${weeks} fra du fikk dette brevet (${law}).`,
    where: (address: string) => `Send klagen til oss: ${address}.`,
    how: 'Skriv hva du klager på, hva du vil ha endret, og hvorfor. Vi hjelper deg gjerne.',
    handled: (body: string, law: string) => `Vi vurderer saken på nytt. Endrer vi ikke vedtaket, sender vi klagen til ${body} (${law}).`,
    part: (kind: string, body: string) => `Klage på vedtaket om ${kind} avgjøres av ${body}.`,
    late: (law: string) => `Klager du for sent, kan klagen bli behandlet hvis det er en god grunn (${law}).`,
    stay: (law: string) => `Du kan be om at vedtaket ikke gjennomføres før klagen er avgjort (${law}).`,
    notified: (law: string) => `Vi gir deg disse opplysningene om klage etter ${law}.`,
  },
  access: (law: string, secrecy: string) => `Du har rett til å se dokumentene i saken din (${law}). Alle som jobber med den, har taushetsplikt (${secrecy}).`,
  guidance: (guidance: string, representative: string) => `Vi skal veilede deg (${guidance}). Du kan la en annen hjelpe deg eller opptre for deg (${representative}).`,
  representative: (name: string) => `Dette brevet er også sendt til ${name}, som opptrer for deg.`,
  contact: (office: string, phone: string) => `Ring ${office} på ${phone}. Oppgi saksnummeret som står øverst i brevet.`,
  grant: {
    heading: { individualHelp: 'Du får hjelp med bolig', municipalDwelling: 'Du får kommunal bolig', temporaryAccommodation: 'Du får et midlertidig sted å bo' },
    conclusion: { individualHelp: 'Du får hjelp til å skaffe og beholde en bolig.', municipalDwelling: 'Du får kommunal bolig så snart en bolig som passer, er ledig.', temporaryAccommodation: (from: string) => `Du får et midlertidig sted å bo fra ${from}.` },
    helpHead: 'Hjelpen du får', helpRule: (law: string) => `Vedtaket er fattet etter ${law}. Hjelpen er i hovedsak dette:`, helpTogether: 'Vi legger opp hjelpen sammen med deg.',
    dwellingHead: 'Boligen du får', size: 'Størrelse', floor: 'Etasje og heis', rooms: (count: number, area: number | null) => `${count} rom${area === null ? '' : `, minst ${area} m²`}`, floors: { yes: 'Første etasje eller heis', no: 'Ikke nødvendig' }, need: 'Boligen skal ha', length: 'Kontraktens lengde', lengthValue: (months: string, reference: string) => `${months} (${reference})`, dwellingNext: 'Når vi har en bolig til deg, får du et nytt brev. Da er det bare adressen og husleien som er nye.', noDate: 'Vi kan ikke si sikkert når en bolig blir ledig.', valid: (date: string) => `Vedtaket gjelder til ${date}.`,
    stayHead: 'Stedet du får', place: 'Sted', from: 'Fra', until: 'Til', stayRule: (law: string) => `Vedtaket er fattet etter ${law}.`, stayLimit: (days: number) => `Et midlertidig botilbud skal til vanlig ikke vare lenger enn ${days} dager. Vi begynner med en gang å lete etter en varig bolig sammen med deg.`,
  },
  refusal: {
    heading: (kind: string) => `Du får ikke ${kind}`, conclusion: (kind: string) => `Vi har avslått søknaden din om ${kind}.`, law: (help: string) => `Selv om du får avslag, kan kommunen gi deg råd, veiledning og praktisk hjelp med bolig (${help}).`, night: (law: string) => `Mangler du et sted å sove det neste døgnet, skal du ta kontakt med Nav med en gang (${law}).`, again: 'Du kan søke på nytt hvis situasjonen din endrer seg.',
  },
  dismissal: { heading: 'Vi kan ikke behandle søknaden din', conclusion: (kind: string) => `Vi har avvist søknaden din om ${kind}. Det betyr at vi ikke har tatt stilling til om du har rett på det du søkte om.` },
  closing: {
    heading: 'Saken din er avsluttet', conclusion: (date: string) => `Vi avsluttet saken din ${date}.`, withdrawn: 'Du har trukket søknaden.', housed: 'Du har fått bolig.', forwarded: (to: string) => `Søknaden hører til et annet sted. Vi har sendt den til ${to}, som svarer deg.`, lapsed: 'Plassen din på listen har falt bort.', again: 'Du kan søke på nytt når som helst.', kept: 'Opplysningene dine blir oppbevart så lenge loven krever.',
  },
  allocation: {
    heading: 'Vi tilbyr deg en bolig', conclusion: (address: string) => `Vi tilbyr deg boligen ${address}.`, answerBy: (date: string) => `Svar oss senest ${date}.`, address: 'Adresse', rent: 'Husleie i måneden', starts: 'Kontrakten begynner', ends: 'Kontrakten slutter', length: 'Lengde', lengthValue: (months: string, reference: string) => `${months} (${reference})`, viewing: 'Visning',
    known: (reference: string, date: string) => `Tilbudet følger vedtaket ${reference} fra ${date}. Bare adressen og husleien er nye.`, ends2: (date: string, law: string) => `Kontrakten slutter ${date} uten at noen sier den opp (${law}).`, notice: (months: string, law: string) => `Du kan si opp kontrakten før det. Oppsigelsestiden er ${months}, regnet til slutten av en kalendermåned (${law}).`, noNotice: 'Kontrakten kan ikke sies opp før den slutter.',
    special: (law: string) => `Dette er en bolig som kommunen leier ut til personer som er vanskeligstilt på boligmarkedet (${law}). Dette er den skriftlige beskjeden du skal ha om det før du skriver under.`, means: 'For deg betyr det:', restrictions: { shorterTerm: 'Kontrakten kan være kortere enn tre år.', household: 'Du må spørre oss før andre flytter inn hos deg.', subletting: 'Du må spørre oss før du leier ut hele eller deler av boligen.', absence: 'Vi kan bruke boligen mens du er borte i lengre tid.' },
    security: { none: 'Du trenger ikke å stille sikkerhet.', deposit: (amount: string) => `Du skal betale et depositum på ${amount} til en egen konto i ditt navn.`, guarantee: (amount: string) => `Det skal stilles en garanti på ${amount} før du flytter inn.` },
    yes: (phone: string) => `Ring ${phone} og si om du tar imot boligen.`, no: 'Sier du nei, må du si hvorfor. Vi vurderer om du har en rimelig grunn. Med en rimelig grunn beholder du plassen på listen.', refused: { keep: 'Du beholder plassen på listen også uten en slik grunn.', lapse: 'Uten en slik grunn kan vedtaket om kommunal bolig falle bort.', moveBack: (months: string) => `Uten en slik grunn kan du bli satt tilbake på listen i ${months}.` }, silent: 'Hører vi ikke fra deg, kontakter vi deg før vi regner det som et nei.',
    limits: 'Til vanlig kan du ikke klage på hvilken bolig du får tilbud om, men du kan det hvis boligen åpenbart ikke passer for deg.',
  },
  missingInfo: {
    heading: 'Vi trenger flere opplysninger fra deg', conclusion: (date: string) => `Send oss opplysningene senest ${date}.`, reminder: 'Vi har bedt om dette før. Nå minner vi deg om det.', why: 'Vi kan ikke avgjøre søknaden din før vi vet nok.', item: (what: string, why: string) => `${what}. ${why}`, how: (address: string) => `Send papirene til ${address}, eller lever dem hos oss.`, ifNot: 'Da må vi avgjøre søknaden med det vi vet. Det kan føre til at du får avslag.', longer: 'Trenger du lengre tid eller hjelp til å skaffe noe, så si fra før fristen.',
  },
  interimReply: {
    heading: 'Foreløpig svar på søknaden din', conclusion: 'Vi har ikke avgjort søknaden din ennå.', expected: (date: string) => `Vi regner med at du får svar innen ${date}.`, law: (law: string) => `Vi skal si fra når et svar tar lengre tid (${law}).`, nothing: 'Du trenger ikke å gjøre noe nå. Si fra hvis adressen, husstanden eller bosituasjonen din endrer seg.', night: (law: string) => `Mangler du et sted å sove det neste døgnet, skal du ta kontakt med Nav med en gang (${law}).`,
  },
  appealReceived: {
    heading: 'Vi har fått klagen din', conclusion: (date: string) => `Klagen din kom til oss ${date}.`, expected: (date: string) => `Vi regner med at du hører fra oss innen ${date}.`, about: (reference: string, date: string) => `Klagen gjelder vedtaket ${reference} fra ${date}.`, handled: (body: string, law: string) => `Først vurderer vi selv om vedtaket skal endres. Endrer vi det ikke, sender vi klagen til ${body}, som avgjør den (${law}).`, late: (law: string) => `Klagen kom etter fristen. Vi vurderer om den likevel kan behandles (${law}).`, more: 'Du kan sende oss flere opplysninger så lenge saken er hos oss.',
  },
  appealSentOn: {
    heading: 'Vi har sendt klagen din videre', conclusion: (body: string, date: string) => `Vi sendte klagen din til ${body} ${date}.`, kept: 'Vi har vurdert saken på nytt og har ikke endret vedtaket.', about: (reference: string, date: string, received: string) => `Klagen kom ${received} og gjelder vedtaket ${reference} fra ${date}.`, next: (body: string, law: string) => `Nå avgjør ${body} klagen (${law}). Svaret får du derfra.`, more: (body: string) => `Har du noe å legge til, kan du sende det til oss. Vi gir det videre til ${body}.`,
  },
  moveOutDemand: {
    heading: 'Du må flytte fra boligen', conclusion: (address: string, date: string) => `Vi ber deg flytte fra ${address} senest ${date}.`, ends: (date: string) => `Kontrakten går ut ${date}.`, ended: (date: string) => `Kontrakten gikk ut ${date}.`, law: (law: string) => `En tidsbestemt kontrakt slutter når tiden er ute. Dette brevet er en skriftlig oppfordring om å flytte (${law}).`, todo: ['Tøm boligen for det som er ditt.', 'Vask boligen.', 'Lever alle nøklene til oss.', 'Gi oss den nye adressen din.'], stay: 'Da kan vi be namsmannen om hjelp til å få boligen tilbake. Du får varsel før det skjer.', disagree: 'Dette brevet er ikke et vedtak, og du kan ikke klage på det. Er du uenig, kan du ta saken til Husleietvistutvalget eller domstolen.', help: (law: string) => `Trenger du hjelp til å finne et nytt sted å bo, så ta kontakt med oss så tidlig du kan (${law}).`,
  },
}

export type LetterWords = typeof nb
