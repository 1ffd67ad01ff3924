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
  'dwelling-not-available': ['Boligen er ikke ledig.', 'Sjekk tidslinjen til boligen.'],
  'requirement-not-met': ['Boligen oppfyller ikke et må-krav.', 'Velg en annen bolig, eller skriv en begrunnelse.'],
  'reason-required': ['Dette valget trenger en skriftlig begrunnelse.', 'Skriv hvorfor. Begrunnelsen blir stående i saken.'],
  'meeting-not-open': ['Møtet er ikke i gang.', 'Start møtet først.'],
  'meeting-closed': ['Møtet er avsluttet, og protokollen er låst.', 'Ta saken opp i neste møte.'],
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
  'document-failed': ['Dokumentet kunne ikke lages.', 'Prøv igjen. Skjer det på nytt, si fra til IT. Ingenting er endret.'],
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
