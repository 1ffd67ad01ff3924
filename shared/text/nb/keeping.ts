// Texts of keeping the home: the list of early notices, the track, repayment and outcomes.
const dager = (n: number) => (n === 1 ? '1 dag' : `${n} dager`)

export const keeping = {
  title: 'Beholde boligen',
  detail: (waiting: number, track: number) => `${waiting} venter på vurdering, ${track} spor pågår`,
  order: 'Rekkefølgen: barn i husstanden først, så der varsel eller begjæring er sendt, så etter alvor, antall varsler og hvor lenge. Et varsel har ingen følger før noen har vurdert det.',
  filter: 'Vis', filters: { waiting: 'Venter', track: 'Spor', silent: 'Vurdert', all: 'Alle' }, children: 'Bare med barn, eller ikke kjent', find: 'Finn navn, sak eller adresse', table: 'Varsler',
  none: { waiting: 'Ingen varsler venter', track: 'Ingen spor pågår', silent: 'Ingen varsler er satt til side', all: 'Ingen varsler' }, noneBody: 'Når noen skylder husleie, ikke møter til besøk, eller kontrakten snart går ut, vises det her.', showAll: 'Vis alle',
  hidden: (n: number) => `${n} til har sperret adresse. Bare de som er navngitt i saken, ser dem.`, more: (n: number) => `Vis ${n} til`,
  column: { who: 'Hvem', why: 'Hvorfor her', signals: 'Varsler', track: 'Spor', act: 'Gjør' },
  kids: (n: number | null) => (n === null ? 'Barn: ikke kjent' : n === 0 ? 'Ingen barn' : `${n} barn`),
  judge: 'Vurder', judgeOf: (label: string, name: string) => `Vurder: ${label}, ${name}`, handled: (response: string, by: string, on: string) => `${response}. ${by}, ${on}.`, quiet: (until: string | null) => (until ? `Stille til ${until}, eller til noe nytt kommer.` : 'Stille til noe nytt kommer.'),
  openTrack: 'Åpne sporet', toTrack: (name: string) => `Se sporet for ${name}`, trackSince: (on: string) => `Åpnet ${on}`, newSignal: 'Nytt varsel', outcomes: 'Utfall', enforcement: 'Avtale med namsmannen', plan: 'Plan',
  handle: { title: 'Vurder varselet', act: 'Lagre vurderingen', said: 'Vurderingen er lagret', response: 'Hva gjør du', note: 'Hvorfor', noteHint: 'Står i saken med navnet ditt.', until: 'Minn meg på det igjen', untilHint: 'Uten dato er varselet stille til noe nytt kommer.', facts: 'Dette vet vi', effects: { contact: 'Du tar kontakt. Ingenting sendes.', plan: 'Begrunnelsen blir et tiltak i planen som løper.', track: 'Sporet for å beholde boligen åpnes med deg som ansvarlig. Ingenting sendes til leietakeren.', noAction: 'Varselet settes til side med begrunnelsen din.' } },
  add: { title: 'Nytt varsel', act: 'Skriv varsel', said: 'Varselet er skrevet', find: 'Finn leietaker, sak eller adresse', found: 'Leieforhold', noHits: 'Ingen treff.', kind: 'Hva gjelder det', on: 'Dato', amount: 'Skyldig beløp i kroner', months: 'Måneder', oldest: 'Eldste forfall', text: 'Hva har skjedd', body: 'Varselet har ingen følger før noen har vurdert det.' },
  track: {
    title: (name: string) => `Beholde boligen: ${name}`, back: 'Tilbake til listen', opened: (on: string, by: string) => `Åpnet ${on} av ${by}`, responsible: 'Ansvarlig', owed: 'Skyldte da sporet ble åpnet', rent: 'Husleie per måned', children: 'Barn i husstanden', due: 'Fristen nå', noDue: 'Ingen frist løper',
    now: 'Sporet nå', next: 'Neste steg', nextNote: 'Varsel, begjæring og utkastelse må begrunnes av deg, og kan ikke tas før det som mangler, er gjort.', adverse: 'Mot leietakeren', ready: 'Kan tas', done: 'Gjort', again: 'Igjen', take: 'Registrer', lacks: 'Mangler', earliest: (on: string) => `Tidligst ${on}`, within: (on: string) => `Innen ${on}`,
    steps: 'Dette er gjort', noSteps: 'Ingenting er registrert ennå.', deadline: (on: string) => `Frist ${on}.`, withdrawn: (on: string) => `Trukket ${on}.`, withdraw: 'Trekk', withdrawOf: (step: string) => `Trekk: ${step}`, askChildren: 'Svar på om det bor barn der', letters: 'Brev', letter: { talk: 'Tilbud om samtale', warning: 'Skriftlig varsel', repayment: 'Nedbetalingsavtale' }, made: 'Brevet er laget', kept: 'Brevet er laget og lagt i saken',
    end: 'Avslutt sporet', ended: (outcome: string, on: string) => `Avsluttet ${on}: ${outcome}`, signals: 'Varsler', toCase: 'Åpne saken',
    namsmannen: 'Namsmannen', noAgreement: 'Kommunen har ikke skrevet inn noen avtale med namsmannen.', agreement: { copies: 'Kopi av varsler går til', contact: 'Kontakt', nav: 'NAV får beskjed når begjæringen sendes', reference: 'Avtalen står i', since: 'Siden' },
  },
  step: { title: (step: string) => `Registrer: ${step}`, act: 'Registrer', said: (step: string) => `${step} er registrert`, on: 'Dato', dateOf: 'Dato for utkastelsen', amount: 'Beløp i kroner', note: { contact: 'Hvem snakket du med, eller hva prøvde du', childrenConsidered: 'Hva betyr dette for barna', navTold: 'Hvem i NAV fikk beskjed', other: 'Merknad' }, reason: 'Begrunnelse', reasonHint: 'Hvorfor dette steget tas nå, og hva som er prøvd. Navnet ditt blir stående.', lacks: 'Dette mangler først:', deadline: (days: string) => `Fristen blir ${days}.` },
  withdraw: { title: 'Trekk steget', act: 'Trekk steget', said: 'Steget er trukket', reason: 'Hvorfor' },
  kidsDialog: { title: 'Bor det barn i husstanden', act: 'Lagre svaret', said: 'Svaret er lagret', count: 'Antall barn under 18 år', hint: 'Skriv 0 når du vet at det ikke bor barn der.' },
  end: { title: 'Avslutt sporet', act: 'Avslutt sporet', said: 'Sporet er avsluttet', outcome: 'Hvordan gikk det', note: 'Med noen ord', on: 'Dato', paid: 'Betalt avslutter sporet når som helst.' },
  repay: {
    title: 'Nedbetaling', none: 'Ingen avtale om nedbetaling.', agree: 'Avtal nedbetaling', act: 'Lagre avtalen', said: 'Avtalen er lagret', amount: 'Skyldig beløp i kroner', monthly: 'Avdrag per måned i kroner', first: 'Første avdrag', on: 'Avtalt', who: 'Avtalt med', preview: (n: number, last: string) => `${n} avdrag, det siste ${last}.`, tooLong: 'Avtalen varer mer enn ti år. Øk avdraget.',
    pay: 'Registrer innbetaling', payAct: 'Registrer', paySaid: (kept: boolean) => (kept ? 'Alt er betalt. Avtalen er holdt' : 'Innbetalingen er registrert'), payAmount: 'Beløp i kroner', payOn: 'Dato', broken: 'Avtalen er brutt', keptAct: 'Avtalen er holdt', reason: 'Begrunnelse', ended: 'Avtalen er avsluttet',
    line: (paid: string, amount: string) => `${paid} av ${amount} er betalt`, column: { due: 'Forfall', amount: 'Avdrag', paid: 'Betalt', state: 'Tilstand' }, states: { paid: 'Betalt', part: 'Delvis', missed: 'Ikke betalt', future: 'Kommer' },
  },
  outcome: { title: 'Slik gikk det', from: 'Fra', to: 'Til', opened: 'Åpnet i perioden', open: 'Pågår ved slutten', ended: 'Avsluttet i perioden', column: { outcome: 'Utfall', all: 'Alle', families: 'Barnefamilier', who: 'Hvem' }, none: 'Ingen spor er avsluttet i perioden.', show: (n: number, outcome: string) => `Vis alle: ${n}, ${outcome}` },
  enforce: { title: 'Avtale med namsmannen', act: 'Lagre avtalen', said: 'Avtalen er lagret', agreed: 'Finnes det en avtale', copies: 'Hvem får kopi av varsler', contact: 'Kontakt hos namsmannen', nav: 'Får NAV beskjed når begjæringen sendes', reference: 'Hvor avtalen står', since: 'Gjelder siden', readOnly: 'Bare leder og IT kan endre avtalen.' },
  days: dager,
}
