// The closed list of error codes. Each says in bokmål what happened and what to do next. Logs hold the code only.

export const ERRORS = {
  'unknown-operation': ['Programmet kjenner ikke denne handlingen.', 'Last siden på nytt. Skjer det igjen, si fra til IT.'],
  'bad-input': ['Noe i det du fylte ut, kan ikke brukes.', 'Rett feltet som er merket. Ingenting er lagret.'],
  'not-allowed': ['Rollen din gir ikke tilgang til dette.', 'Spør lederen din om du trenger tilgangen.'],
  'locked': ['Saksarkivet er låst.', 'Lås opp med passordet ditt. Alt som var lagret, er trygt.'],
  'wrong-passphrase': ['Brukernavn eller passord er feil.', 'Prøv igjen. Har du glemt passordet, bruk gjenopprettingskoden.'],
  'too-many-attempts': ['Det er prøvd feil passord mange ganger.', 'Vent litt før du prøver igjen.'],
  'weak-passphrase': ['Passordet er for lett å gjette.', 'Bruk minst 12 tegn, gjerne fire ord som ikke hører sammen.'],
  'wrong-recovery-code': ['Gjenopprettingskoden stemmer ikke.', 'Sjekk gruppen som er merket, mot utskriften.'],
  'store-missing': ['Det finnes ikke noe saksarkiv her ennå.', 'Prøv demokommunen, eller opprett kommunens saksarkiv.'],
  'store-exists': ['Det finnes allerede et saksarkiv her.', 'Lås opp det som finnes, eller velg en annen mappe.'],
  'store-wrong-key': ['Saksarkivet lar seg ikke låse opp med denne nøkkelen.', 'Ingenting er endret. Sjekk at nøkkelfilen hører til dette saksarkivet.'],
  'store-newer': ['Saksarkivet er laget av en nyere utgave av Boligbordet.', 'Oppdater programmet. Filen er ikke rørt.'],
  'store-in-use': ['Saksarkivet er åpent i et annet vindu eller program.', 'Lukk det andre vinduet, eller arbeid videre der.'],
  'store-damaged': ['Saksarkivet er skadet og kan ikke åpnes.', 'Filen er ikke rørt. Si fra til IT, og hent fram siste sikkerhetskopi.'],
  'store-read-only': ['Saksarkivet kan leses, men ikke endres.', 'Be IT om skrivetilgang til mappen. Ingenting er tapt.'],
  'store-network-folder': ['Saksarkivet kan ikke ligge på en nettverksmappe eller i en synkronisert mappe.', 'Velg en mappe på denne PC-en.'],
  'store-crashed': ['Lageret stoppet og er startet på nytt.', 'Lås opp igjen. Alt som var lagret, er trygt.'],
  'disk-full': ['Disken er full. Det siste ble ikke lagret.', 'Frigjør plass, og lagre igjen. Det du skrev, står fortsatt her.'],
  'busy': ['En annen jobb skriver i saksarkivet nå.', 'Vent til den er ferdig, eller avbryt den.'],
  'stale': ['Noen andre har endret dette mens du skrev.', 'Se hva som er endret, og velg hva som skal gjelde. Ingenting er lagret.'],
  'not-found': ['Dette finnes ikke lenger, eller du har ikke tilgang.', 'Gå tilbake til listen og søk det opp.'],
  'protected': ['Saken har sperret adresse, og du står ikke på listen over dem som kan se den.', 'Spør den som eier saken.'],
  'dwelling-allocated': ['Boligen er allerede tildelt en annen.', 'Velg en annen bolig, eller opphev tildelingen først.'],
  'case-allocated': ['Søkeren har allerede en åpen tildeling.', 'Se saken. Opphev tildelingen der hvis den er feil.'],
  'dwelling-claimed-elsewhere': ['Boligen er nettopp tildelt fra en annen PC.', 'Utveksle for å se hvem som har fått den. Ingenting er tildelt her.'],
  'case-claimed-elsewhere': ['Søkeren har nettopp fått en bolig fra en annen PC.', 'Utveksle for å se hvilken. Ingenting er tildelt her.'],
  'dwelling-not-available': ['Boligen er ikke ledig.', 'Sjekk tidslinjen til boligen.'],
  'requirement-not-met': ['Boligen oppfyller ikke et må-krav.', 'Velg en annen bolig, eller skriv en begrunnelse.'],
  'reason-required': ['Dette valget trenger en skriftlig begrunnelse.', 'Skriv hvorfor. Begrunnelsen blir stående i saken.'],
  'meeting-not-open': ['Møtet er ikke i gang.', 'Start møtet først.'],
  'meeting-closed': ['Møtet er avsluttet, og protokollen er låst.', 'Ta saken opp i neste møte.'],
  'meeting-led-elsewhere': ['Møtet ledes fra en annen PC.', 'Ta over møtet her hvis den andre PC-en er borte. Det som er utvekslet, er med.'],
  'already-on-agenda': ['Saken står allerede på sakslisten.', 'Åpne møtet for å se den.'],
  'already-decided': ['Dette er allerede avgjort.', 'Se hva som er bestemt i saken.'],
  'undo-blocked': ['Dette kan ikke angres, fordi noe er endret etterpå.', 'Rett det med en ny endring i stedet.'],
  'undo-not-allowed': ['Denne handlingen kan ikke angres.', 'Gjør en ny handling som retter den.'],
  'duplicate': ['Dette finnes fra før.', 'Åpne det som finnes, eller bruk et annet navn.'],
  'last-leader': ['Minst én leder må kunne låse opp saksarkivet.', 'Gi en annen lederrollen først.'],
  'file-missing': ['Filen er ikke lastet opp, eller opplastingen ble avbrutt.', 'Velg filen på nytt.'],
  'file-too-large': ['Filen er for stor til å leses trygt.', 'Del den i flere filer, høyst 30 MB hver.'],
  'file-type': ['Filtypen kan ikke leses.', 'Lagre som .xlsx eller .csv, og prøv igjen. Ingenting er endret.'],
  'file-macros': ['Filen inneholder makroer og åpnes ikke.', 'Lagre som vanlig .xlsx uten makroer.'],
  'file-external-links': ['Filen henter innhold fra andre steder og åpnes ikke.', 'Lim inn som verdier i et nytt ark, og prøv igjen.'],
  'file-bomb': ['Filen pakker ut til mye mer enn den gir seg ut for, og er stoppet.', 'Lag filen på nytt fra regnearket. Ingenting er endret.'],
  'file-damaged': ['Filen er skadet og kan ikke leses.', 'Åpne den i regnearket, lagre på nytt, og prøv igjen.'],
  'file-cell-too-large': ['En celle i filen er større enn et regneark tillater.', 'Rett cellen som er nevnt, og prøv igjen.'],
  'file-empty': ['Filen har ingen rader med innhold.', 'Sjekk at du valgte riktig fil og ark.'],
  'file-timeout': ['Det tok for lang tid å lese filen.', 'Del den i flere filer, og prøv igjen.'],
  'mapping-incomplete': ['Noen kolonner som trengs, er ikke koblet.', 'Koble kolonnene som er merket.'],
  'import-changed': ['Saksarkivet er endret siden prøvekjøringen.', 'Kjør prøvekjøringen på nytt. Ingenting er skrevet.'],
  'job-missing': ['Jobben finnes ikke lenger.', 'Start den på nytt.'],
  'job-cancelled': ['Jobben er avbrutt.', 'Ingenting er endret.'],
  'exchange-not-a-bundle': ['Filen er ikke en utvekslingspakke fra Boligbordet.', 'Velg en fil som slutter på .boligpakke. Ingenting er endret.'],
  'exchange-format-newer': ['Pakken er laget av en nyere utgave av Boligbordet.', 'Oppdater programmet på denne PC-en. Pakken blir liggende og leses inn etterpå.'],
  'exchange-half': ['Pakken er ikke kommet helt fram ennå.', 'Vent litt. Den leses inn når resten er på plass. Ingenting er endret.'],
  'exchange-altered': ['Pakken er skadet eller endret etter at den ble laget, og er ikke lest inn.', 'Be kollegaen om å dele på nytt. Skjer det igjen, si fra til IT. Ingenting er endret.'],
  'exchange-other-municipality': ['Pakken hører til et annet saksarkiv.', 'Sjekk at du har valgt riktig mappe. Ingenting er endret.'],
  'exchange-unknown-sender': ['Pakken kommer fra en PC som ikke er med i utvekslingen.', 'Skal den være med, må en leder slippe den inn først. Ingenting er endret.'],
  'exchange-not-for-us': ['Pakken er laget for andre PC-er enn denne.', 'Be kollegaen om å dele på nytt nå som denne PC-en er med.'],
  'exchange-too-large': ['Pakken er for stor til å deles.', 'Del oftere, så blir hver pakke mindre. Skjer det igjen, si fra til IT.'],
  'exchange-gone': ['Pakken er ikke lenger på stedet der dere utveksler.', 'Be kollegaen om å dele på nytt. Ingenting er endret.'],
  'exchange-place-slow': ['Stedet der dere utveksler, svarer ikke.', 'Du kan arbeide videre som vanlig. Programmet prøver igjen senere.'],
  'exchange-folder-missing': ['Mappen dere utveksler gjennom, finnes ikke.', 'Sjekk at nettverksstasjonen er koblet til, eller velg mappen på nytt.'],
  'exchange-folder-denied': ['Du har ikke tilgang til å lese i mappen dere utveksler gjennom.', 'Be IT om lese- og skrivetilgang til mappen.'],
  'exchange-folder-read-only': ['Mappen dere utveksler gjennom, kan leses, men ikke skrives i.', 'Be IT om skrivetilgang til mappen. Alt du har gjort, er trygt på denne PC-en.'],
  'exchange-folder-full': ['Det er fullt der dere utveksler.', 'Be IT om mer plass. Alt du har gjort, er trygt på denne PC-en.'],
  'exchange-folder-vanished': ['Mappen dere utveksler gjennom, forsvant underveis.', 'Sjekk nettverket. Programmet prøver igjen, og alt du har gjort, er trygt på denne PC-en.'],
  'exchange-folder-changed': ['Det som ble skrevet i mappen, kom ikke likt tilbake.', 'Noe endrer filene i mappen. Be IT om en mappe uten slik behandling.'],
  'exchange-gap': ['Pakken bygger på noe som ikke er kommet ennå.', 'Den leses inn når resten er kommet. Ingenting er tapt.'],
  'exchange-forked': ['Denne PC-en har arbeidet videre på en gammel kopi av saksarkivet.', 'Hent fram siste sikkerhetskopi på den PC-en det gjelder. Ingenting er endret her.'],
  'exchange-removed': ['Pakken kommer fra en PC som er fjernet fra laget.', 'En leder kan invitere PC-en på nytt. Ingenting er endret.'],
  'exchange-changed': ['Noe er endret siden du så hva som ville skje.', 'Se gjennom på nytt. Ingenting er skrevet.'],
  'exchange-own-device': ['Du kan ikke fjerne PC-en du sitter ved.', 'Gjør det fra en annen PC i laget.'],
  'invitation-none': ['Det ligger ingen invitasjon i denne mappen.', 'Be kollegaen om å lage en invitasjon, og velg den samme mappen her.'],
  'invitation-expired': ['Invitasjonen er gått ut.', 'Be kollegaen om å lage en ny. Den gjelder i ti minutter.'],
  'invitation-guessed': ['Det er prøvd feil kode mange ganger, og invitasjonen er trukket tilbake.', 'Lag en ny invitasjon, og les koden høyt for den som skal være med.'],
  'invitation-wrong-code': ['Koden stemmer ikke med invitasjonen.', 'Be kollegaen lese koden høyt en gang til.'],
  'exchange-no-team': ['Denne PC-en er ikke med i et lag som utveksler.', 'Lag laget her, eller bli med med en invitasjon fra en kollega.'],
  'exchange-no-place': ['Det er ikke valgt noe sted å utveksle gjennom.', 'Velg en mappe eller databasen først.'],
  'exchange-hub-unreachable': ['Databasen dere utveksler gjennom, svarer ikke.', 'Sjekk nettverket. Du kan arbeide videre som vanlig, og programmet prøver igjen senere.'],
  'exchange-hub-refused': ['Databasen dere utveksler gjennom, slapp ikke programmet inn.', 'Sjekk brukernavn og passord til databasen sammen med IT.'],
  'exchange-hub-setup': ['Databasen er ikke satt opp for utveksling.', 'Be IT om å kjøre oppsettsfilen for Boligbordet i databasen.'],
  'exchange-hub-tls': ['Forbindelsen til databasen er ikke trygg, og ingenting er sendt.', 'Be IT om riktig sertifikat for databasen, og legg det inn på nytt.'],
  'document-failed': ['Dokumentet kunne ikke lages.', 'Prøv igjen. Skjer det på nytt, si fra til IT. Ingenting er endret.'],
  'backup-folder': ['Programmet får ikke skrevet i mappen for sikkerhetskopier.', 'Velg en annen mappe, eller be IT om skrivetilgang. Saksarkivet er ikke rørt.'],
  'backup-disk-full': ['Det er ikke plass på disken til dette.', 'Frigjør plass, eller velg en annen disk. Saksarkivet er ikke rørt.'],
  'backup-busy': ['Saksarkivet var opptatt, og sikkerhetskopien ble ikke tatt.', 'Programmet prøver igjen om et minutt. Du kan arbeide videre.'],
  'backup-cancelled': ['Sikkerhetskopien ble avbrutt.', 'Ta en ny når du er klar. Saksarkivet er ikke rørt.'],
  'backup-store-damaged': ['Sikkerhetskopien ble ikke tatt, fordi noe i saksarkivet er skadet.', 'Eldre sikkerhetskopier er beholdt. Si fra til IT, og hent fram en av dem.'],
  'backup-damaged': ['Sikkerhetskopien er skadet og kan ikke brukes.', 'Velg en annen sikkerhetskopi. Saksarkivet er ikke rørt.'],
  'backup-missing': ['Sikkerhetskopien finnes ikke lenger.', 'Velg en annen sikkerhetskopi. Saksarkivet er ikke rørt.'],
  'backup-wrong-key': ['Sikkerhetskopien hører til et annet saksarkiv.', 'Velg en sikkerhetskopi av dette saksarkivet. Ingenting er rørt.'],
  'recovery-not-needed': ['Saksarkivet er ikke skadet.', 'Logg inn som vanlig. En leder kan gå tilbake til en sikkerhetskopi derfra.'],
  'backup-failed': ['Sikkerhetskopien lot seg ikke lage eller hente fram.', 'Prøv igjen. Skjer det på nytt, si fra til IT. Saksarkivet er ikke rørt.'],
  'unexpected': ['Noe gikk galt i programmet.', 'Ingenting er halvlagret. Prøv igjen, og si fra til IT med koden under.'],
} as const satisfies Record<string, readonly [text: string, next: string]>

export type ErrorCode = keyof typeof ERRORS

export interface AppError {
  code: ErrorCode
  /** the input field it concerns, as a dotted path */
  field?: string
  /** facts the screen may show: never more than this user may see */
  details?: Record<string, unknown>
}

/** Thrown inside a handler to roll back and answer with an error value; it never crosses a boundary as an exception. */
export class Refusal extends Error {
  readonly error: AppError
  constructor(code: ErrorCode, rest: Omit<AppError, 'code'> = {}) {
    super(code)
    this.error = { code, ...rest }
  }
}
