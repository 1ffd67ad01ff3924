// Invented documents for the tests: the length and the wording of a real office's papers.
import type {
  CaseSummaryDoc,
  ConsentFormDoc,
  DocumentHead,
  FollowUpPlanDoc,
  MeetingAgendaDoc,
  MeetingProtocolDoc,
  RecoverySheetDoc,
} from '../../electron/documents/types.ts'

const head: DocumentHead = {
  municipality: 'Solvik kommune',
  office: 'Boligkontoret',
  classification: 'Unntatt offentlighet, offl. § 13 jf. fvl. § 13',
  title: 'Oppsummering av saken',
  madeBy: 'Ingrid Moe',
  madeAt: '2026-11-25T13:20:00Z',
  madeAtText: '25. nov. 2026 kl. 14.20',
  caseNumber: '2026/0417',
}

export const caseSummary: CaseSummaryDoc = {
  template: 'caseSummary',
  head,
  recipient: 'boliglaget 26. november 2026, sak 4',
  subtitle: 'Tor-Arne Lillevik, sak 2026/0417',
  facts: [
    { label: 'Husstand', value: '1 voksen (51 år) og hund' },
    { label: 'Bor nå', value: 'Pensjonat siden 1. sep.' },
    { label: 'Vedtak', value: 'Innvilget 19. okt. 2026' },
    { label: 'Koordinator', value: 'Ingrid Moe' },
  ],
  ownWords: 'Jeg vil ha en dør jeg kan låse selv, og ro nok til å sove. Balder må få være med, han holder meg i gang.',
  askedOf: 'boliglaget',
  question:
    'Skal Tor-Arne få Fjordgata 12, H0101, eller skal han vente på Teglverksveien 30? Grensen på 90 dager i midlertidig botilbud går ut 30. november 2026.',
  must: ['Trinnfri inngang og alt på ett plan', 'Dusj uten terskel', 'Ett soverom', 'Hund tillatt'],
  should: ['Rolig bygg, egen inngang om mulig', 'Gangavstand til legesenter og buss'],
  dwellings: [
    { name: 'Fjordgata 12, H0101', available: 'Nå', met: '3 av 4 oppfylt', open: 'Hund: eiendom har ikke svart. Spurt 18. nov.' },
    { name: 'Teglverksveien 30', available: 'Nå', met: '3 av 4 oppfylt', open: 'Dusj har terskel. Ombygging tar om lag 6 uker.' },
  ],
  events: [
    { date: '27. aug.', text: 'Søknad mottatt' },
    { date: '1. sep.', text: 'Midlertidig botilbud, pensjonat' },
    { date: '19. okt.', text: 'Vedtak: innvilget, forskriften § 6 a' },
    { date: '2. nov.', text: 'Overlevert til boligkontoret, nummer 4' },
    { date: '12. nov.', text: 'Samtale. Egne ord godkjent' },
  ],
  measures: [
    { what: 'Avklare hund', owner: 'Eiendom', due: '25. nov.' },
    { what: 'Skrive innstilling', owner: 'Boligkontoret', due: '26. nov.' },
    { what: 'Avtale fast trekk', owner: 'NAV', due: '1. des.' },
  ],
  economy:
    'Husleia i Fjordgata 12 er 8 450 kr i måneden. Det er innenfor det han kan betale når bostøtten er regnet med, vurdert 12. november. NAV gir garanti for depositum, svar 20. november 2026.',
  consent:
    'Tor-Arne har samtykket til at boligkontoret, NAV, eiendom og psykisk helse og rus deler opplysninger om bolig. Samtykket gjelder til 12. mai 2027 og kan trekkes når som helst.',
  withheld: [
    { what: 'helse, også én setning i hans egne ord', why: 'NAV er mottaker, og han har ikke samtykket' },
    { what: 'inntekt og gjeld', why: 'trengs ikke for spørsmålet' },
  ],
  askForMore: 'koordinator',
}

const meeting = { date: 'Torsdag 26. november 2026', time: '09.00–10.30', place: 'Rådhuset, møterom Skjæret', chair: 'Ingrid Moe' }

export const meetingProtocol: MeetingProtocolDoc = {
  template: 'meetingProtocol',
  head: { ...head, title: 'Protokoll fra boliglaget', caseNumber: undefined },
  meeting,
  present: [
    { service: 'Boligkontoret', people: 'Ingrid Moe, Håkon Bråthen' },
    { service: 'NAV Solvik', people: 'Sølvi Ånestad', note: 'Gikk etter sak 3' },
    { service: 'Eiendom', people: 'Jørn Kvåle' },
    { service: 'Psykisk helse og rus', people: 'Máret Eira' },
  ],
  absent: ['Barnevern (meldt forfall)'],
  items: [
    {
      number: '1', caseNumber: '2026/0417', initials: 'T.L.',
      question: 'Skal søkeren få Fjordgata 12, H0101, eller vente på Teglverksveien 30?',
      minutes: 'Eiendom opplyste at hund er tillatt i første etasje. Avstanden til legesenteret er 400 meter, og bussen stopper utenfor. Ombyggingen i Teglverksveien blir ikke ferdig før grensen på 90 dager.',
      outcome: 'Tildelt Fjordgata 12, H0101',
      decisions: [
        { kind: 'Tildeling', text: 'Fjordgata 12, H0101, fra 1. desember 2026. Leiekontrakt på tre år.', owner: 'Boligkontoret', due: '30. nov.', mandate: 'Boligkontoret, delegert' },
        { kind: 'Tiltak', text: 'Avtale fast trekk for husleie', owner: 'NAV', due: '1. des.' },
        { kind: 'Tiltak', text: 'Første hjemmebesøk innen to uker etter innflytting', owner: 'Psykisk helse og rus', due: '14. des.' },
      ],
      dissent: 'NAV mente at egenandelen burde vært vurdert på nytt først. De andre så ikke grunn til å vente.',
    },
    {
      number: '2', caseNumber: '2026/0388', initials: 'A.H.',
      question: 'Er midlertidig botilbud fortsatt forsvarlig, og hva trengs for å komme videre?',
      minutes: 'Botilbudet er besøkt to ganger. Familien har tre barn i skolealder, og skoleveien er lang. Kommunen har ingen ledig fireroms før februar.\n\nEiendom undersøker om naboleiligheten i Bekkeveien kan slås sammen.',
      outcome: 'Utsatt til 10. desember 2026',
      decisions: [{ kind: 'Tiltak', text: 'Undersøke sammenslåing i Bekkeveien 8', owner: 'Eiendom', due: '8. des.' }],
    },
    {
      number: '3', caseNumber: '2026/0402', initials: 'R.S.',
      question: 'Kan leieforholdet fornyes med ett år?',
      outcome: 'Anbefalt fornyet med oppfølging',
      decisions: [{ kind: 'Anbefaling', text: 'Fornye ett år. Oppfølging hver fjortende dag fram til sommeren.', owner: 'Boligkontoret', due: '15. jan. 2027', mandate: 'Vedtas av boligkontoret' }],
    },
    {
      number: '4', caseNumber: '2026/0411', initials: 'K.Ø.',
      question: 'Hvem skal være koordinator når søkeren flytter fra ungdomsbolig?',
      minutes: 'Søkeren har selv bedt om å beholde den hun kjenner. Psykisk helse og rus har plass til å følge opp ut året, og oppfølgingstjenesten tar over gradvis fra januar.',
      outcome: 'Koordinator fra psykisk helse og rus ut året',
      decisions: [
        { kind: 'Tiltak', text: 'Overføringsmøte sammen med søkeren', owner: 'Psykisk helse og rus', due: '18. des.' },
        { kind: 'Tiltak', text: 'Oppdatere oppfølgingsplanen', owner: 'Oppfølgingstjenesten', due: '20. des.' },
      ],
    },
  ],
  approval: 'Godkjent av deltakerne 26. november 2026 kl. 10.28. Protokollen er låst.',
  withheld: [{ what: 'helseopplysninger i sak 1 og 4', why: 'protokollen går til flere tjenester enn dem det er samtykket til' }],
  askForMore: 'møteleder',
}

export const followUpPlan: FollowUpPlanDoc = {
  template: 'followUpPlan',
  head: { ...head, title: 'Oppfølgingsplan', madeBy: 'Máret Eira' },
  personName: 'Tor-Arne Lillevik',
  dwelling: 'Fjordgata 12, H0101',
  ownWords: 'Jeg klarer det meste selv. Si fra i forveien når dere kommer, så er kaffen klar.',
  goals: [
    {
      domain: 'Betale husleia', ownWords: 'Jeg vil slippe å tenke på purringer.', mastery: '4 av 5',
      measures: [
        { text: 'Fast trekk av husleie', responsible: 'NAV, Sølvi Ånestad', when: 'Fra 1. des.', status: 'Avtalt' },
        { text: 'Se på budsjettet sammen', responsible: 'Máret Eira', when: 'Hver måned', status: 'I gang' },
      ],
    },
    {
      domain: 'Ta vare på boligen', ownWords: 'Det blir fort rot når jeg sover dårlig.', mastery: '3 av 5',
      measures: [{ text: 'Rydde kjøkken og bad sammen', responsible: 'Hjemmetjenesten', when: 'Annenhver uke', status: 'I gang' }],
    },
    {
      domain: 'Naboer og nærmiljø', ownWords: 'Balder trenger en fast runde, og det gjør jeg også.',
      measures: [{ text: 'Hilse på naboene sammen med vaktmester', responsible: 'Eiendom, Jørn Kvåle', when: '3. des.', status: 'Ikke begynt' }],
    },
  ],
  visits: [
    { when: 'Torsdag 3. des. kl. 12', what: 'Innflytting og gjennomgang av boligen', who: 'Máret Eira og Jørn Kvåle' },
    { when: 'Torsdag 10. des. kl. 12', what: 'Hjemmebesøk: hvordan går det?', who: 'Máret Eira' },
  ],
  nextReview: '4. mars 2027',
  team: [
    { name: 'Máret Eira', role: 'Koordinator, psykisk helse og rus', contact: 'Hverdager 8–15' },
    { name: 'Sølvi Ånestad', role: 'Veileder i NAV' },
    { name: 'Jørn Kvåle', role: 'Vaktmester', contact: 'Ring ved akutt feil' },
  ],
  withheld: [],
}

export const meetingAgenda: MeetingAgendaDoc = {
  template: 'meetingAgenda',
  head: { ...head, title: 'Saksliste til boliglaget', caseNumber: undefined },
  meeting,
  invited: [
    { service: 'Boligkontoret', people: 'Ingrid Moe, Håkon Bråthen' },
    { service: 'NAV Solvik', people: 'Sølvi Ånestad' },
    { service: 'Eiendom', people: 'Jørn Kvåle' },
  ],
  items: [
    { number: '1', caseNumber: '2026/0417', initials: 'T.L.', question: 'Skal søkeren få Fjordgata 12, H0101, eller vente på Teglverksveien 30?', presenter: 'Ingrid Moe', time: '15 min' },
    { number: '2', caseNumber: '2026/0388', initials: 'A.H.', question: 'Er midlertidig botilbud fortsatt forsvarlig?', presenter: 'Håkon Bråthen', time: '20 min' },
    { number: '3', caseNumber: '2026/0402', initials: 'R.S.', question: 'Kan leieforholdet fornyes med ett år?', presenter: 'Ingrid Moe', time: '10 min' },
  ],
  openMeasures: [{ what: 'Undersøke sammenslåing i Bekkeveien 8', owner: 'Eiendom', due: '8. des.', caseNumber: '2026/0388' }],
  information: ['To leiligheter i Kaiveien blir ledige i januar.', 'Nye satser for bostøtte gjelder fra nyttår.'],
  withheld: [],
}

export const recoverySheet: RecoverySheetDoc = {
  template: 'recoverySheet',
  head: {
    municipality: 'Solvik kommune',
    office: 'Boligkontoret',
    classification: 'Hemmelig nøkkel, oppbevares innelåst',
    title: 'Gjenopprettingskode',
    madeAt: '2026-11-25T13:20:00Z',
    madeAtText: '25. nov. 2026 kl. 14.20',
  },
  store: 'Saksarkivet til Solvik kommune',
  codeGroups: ['7K2PX', 'M9QRA', '4TBWE', 'ZC6HN', '8DVJ3', 'YF5SG', 'P2LKX', 'R7A9M'],
}

export const consentForm: ConsentFormDoc = {
  template: 'consentForm',
  head: { ...head, title: 'Samtykke til å dele opplysninger' },
  language: 'nb',
  intro: 'I boliglaget møtes flere tjenester. De kan bare snakke sammen om det du sier ja til her.',
  person: [{ label: 'Navn', value: 'Tor-Arne Lillevik' }, { label: 'Saksnummer', value: '2026/0417' }],
  choices: [
    { title: 'Hva vi deler', lead: 'Du sier ja til at vi deler opplysninger om:', boxes: false, items: [{ label: 'Økonomi', detail: 'inntekt, gjeld, husleie og stønader' }], note: 'Bolig og husstand kan vi snakke om uten samtykke.' },
    { title: 'Hvem vi deler med', lead: 'Kryss av for tjenestene som kan få vite det:', boxes: true, items: ['NAV', 'Eiendom', 'Barnevern', 'Flyktning', 'Servicetorg'].map((label) => ({ label, detail: '' })) },
    { title: 'Hva det skal brukes til', lead: 'Kryss av for det du sier ja til:', boxes: true, items: [{ label: 'Samtale i boliglaget', detail: 'tjenestene kan snakke om det' }, { label: 'Utdrag på papir', detail: 'tjenestene kan få det skriftlig' }] },
  ],
  period: { title: 'Hvor lenge det gjelder', text: '', line: 'Samtykket gjelder til og med:' },
  know: { title: 'Dette bør du vite', items: ['Det er frivillig. Et nei er ikke grunn til å avslå søknaden din.', 'Du kan trekke samtykket når som helst.'] },
  answer: { title: 'Svaret ditt', yes: 'Ja, jeg samtykker', no: 'Nei, jeg samtykker ikke' },
  sign: { title: 'Underskrift', lines: ['Sted og dato', 'Underskrift'], guardianTitle: 'Verge, når det gjelder', guardianLines: ['Vergens navn', 'Dato og underskrift'] },
}
