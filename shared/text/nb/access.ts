// The way in: start, create, join, recovery code, unlock, recover, a damaged store.
import { damaged } from './exchange-backups.ts'

export const access = {
  start: {
    title: 'Velkommen til Boligbordet', body: 'Alt lagres kryptert på denne PC-en. Ingenting sendes ut uten at dere velger det.',
    demoTitle: 'Prøv først', demoBody: 'Demokommunen Solvik har oppdiktede søkere, boliger og møter. Den har sin egen fil og blandes ikke med ekte saker.', demo: 'Prøv med demokommune', demoMaking: 'Lager demokommunen',
    mainTitle: 'Ta i bruk', mainBody: 'Du blir første bruker, med lederrolle. Du kan legge til kolleger etterpå.', main: 'Opprett kommunens saksarkiv',
    joinTitle: 'Bli med', joinBody: 'Kollegaene dine bruker Boligbordet allerede. Du får en kopi av saksarkivet hit, med en kode de leser høyt.', join: 'Bli med i et lag',
  },
  create: { title: 'Opprett kommunens saksarkiv', municipality: 'Kommune', municipalityHint: 'For eksempel Solvik kommune', office: 'Kontor', officeStart: 'Boligkontoret', name: 'Navnet ditt', username: 'Brukernavn', usernameHint: 'Det du vil logge inn med, for eksempel fornavnet ditt', passphrase: 'Passord', passphraseHint: 'Minst 12 tegn. Fire ord som ikke hører sammen, er lettest å huske.', again: 'Gjenta passordet', notSame: 'Passordene er ikke like.', act: 'Opprett', making: 'Oppretter saksarkivet' },
  strength: { label: 'Styrken på passordet', words: ['', 'Lett å gjette', 'For svakt', 'Godt nok', 'Sterkt'], weak: { short: 'Det er for kort.', common: 'Det har vanlige ord.', personal: 'Det har navnet ditt eller kommunens.', repeated: 'Det gjentar seg.', sequence: 'Det har tegn på rekke.' } },
  code: {
    title: 'Ta vare på gjenopprettingskoden', body: 'Hvis alle glemmer passordet, er denne koden den eneste veien inn. Den vises bare nå. Legg den på papir i et låst skap.', label: 'Gjenopprettingskode', save: 'Lagre som PDF', print: 'Skriv ut', tick: 'Jeg har lagret koden', go: 'Fortsett til Boligbordet', lacking: 'Kryss av for at koden er lagret',
  },
  unlock: { title: 'Lås opp saksarkivet', username: 'Brukernavn', passphrase: 'Passord', act: 'Lås opp', opening: 'Låser opp', forgot: 'Glemt passordet?', demoHint: 'Dette er demokommunen. Bruk disse:', fill: 'Fyll inn for meg', other: { main: 'Bytt til kommunens saksarkiv', demo: 'Bytt til demokommunen' }, wait: (seconds: number) => `Vent ${seconds} ${seconds === 1 ? 'sekund' : 'sekunder'} før du prøver igjen.`, createMain: 'Opprett kommunens saksarkiv' },
  recover: { title: 'Bruk gjenopprettingskoden', body: 'Skriv koden fra utskriften. Du får en ny kode etterpå; den gamle slutter å virke.', code: 'Gjenopprettingskode', newPassphrase: 'Nytt passord', act: 'Lås opp og bytt passord', back: 'Tilbake til passord', group: (n: number) => `Gruppe ${n} stemmer ikke.` },
  join: {
    title: 'Bli med i et lag', body: 'Be en leder om en invitasjon. Den gjelder i ti minutter.', folder: 'Mappe', folderHint: 'Den samme mappen som kollegaen valgte', code: 'Kode', codeHint: 'Åtte tegn. Store og små bokstaver og mellomrom spiller ingen rolle.', device: 'Navn på denne PC-en', deviceHint: 'Slik de andre ser den, for eksempel «Saras PC»', passphrase: 'Passordet ditt på denne PC-en', act: 'Bli med', sending: 'Svarer på invitasjonen', waitTitle: 'Venter på kollegaens PC', waitBody: 'Koden er sendt. Kollegaen må ha invitasjonen åpen på sin PC.', copyTitle: 'Henter saksarkivet', copyBody: 'Kopien er kryptert hele veien. La programmet stå åpent.', cancel: 'Avbryt', cancelled: 'Innmeldingen er avbrutt. Ingenting er lagret her.', failedTitle: 'Det gikk ikke', again: 'Prøv igjen', lacks: 'Fyll ut feltene som er merket',
  },
  damaged,
  storeAt: (path: string) => `Saksarkiv: ${path}`,
}
