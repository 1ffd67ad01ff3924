// Invented letters for the tests: as long and as plain as a real office's.
import { PREPARED_LAW_SETS } from '../../shared/domain/law.ts'
import { composeLetter, type LetterContent, type LetterInputs, type LetterKind } from '../../shared/domain/letters/index.ts'
import type { LetterDoc } from '../../shared/documents.ts'

const base = { law: PREPARED_LAW_SETS.fvl1967, sender: { municipality: 'Solvik kommune', office: 'Boligkontoret', postalAddress: 'Postboks 14, 9988 Solvik', phone: '55 50 01 23' }, representative: 'Advokat Berit Holm' }

const reasoned = {
  receivedOn: '2026-08-27',
  facts: [{ label: 'Husstand', value: '1 voksen og hund' }, { label: 'Bor nå', value: 'Pensjonat siden 1. september 2026' }, { label: 'Inntekt', value: '310 000 kr i året før skatt' }],
  rule: 'Forskrift om tildeling av kommunal bolig § 6 a',
  criteria: [
    { text: 'Søkeren er fylt 18 år', reference: '§ 2', outcome: 'met' as const, reason: 'Du er 51 år.' },
    { text: 'Folkeregistrert i kommunen i tolv måneder', reference: '§ 3', outcome: 'notMet' as const, reason: 'Du flyttet hit 3. mars 2026.' },
    { text: 'Kan ikke skaffe bolig selv', reference: '§ 4', outcome: 'judge' as const, reason: 'Du har søkt på fire boliger uten svar.' },
    { text: 'Ikke uoppgjort husleie', reference: '§ 8', outcome: 'unknown' as const, reason: 'Vi har ikke fått svar om gjeld.' },
  ],
  considerations: 'Pensjonatet er ikke et sted å bo over tid. Helsen din krever en bolig på ett plan.\n\nVi har lagt vekt på at du har prøvd å finne bolig selv.',
  ownWords: { words: 'Balder må få være med, han holder meg i gang.', considered: 'Hund er tillatt i boligene vi vurderer' },
}
const appeal = { appealWeeks: 3, appealBody: 'appealBoard' as const }

export const INPUTS: LetterInputs = {
  grant: {
    ...base, ...reasoned, appealWeeks: 3,
    parts: [
      { kind: 'individualHelp', appealBody: 'countyGovernor', mainContent: ['Hjelp til å søke bostøtte', 'Fast kontaktperson på boligkontoret'] },
      { kind: 'municipalDwelling', appealBody: 'appealBoard', rooms: 2, minArea: 40, groundFloorOrLift: 'yes', needs: ['dusj uten terskel', 'hund tillatt'], contractMonths: 36, contractReference: 'forskriften § 9 b', validUntil: '2027-11-22' },
    ],
  },
  refusal: { ...base, ...reasoned, ...appeal, decisionKind: 'municipalDwelling', reasons: [{ code: 'residenceTimeNotMet', text: 'Du har bodd her i seks måneder. Kravet er tolv' }, { code: 'other', text: 'Garasjen er ikke en bolig.' }], otherHelp: ['Råd om å leie privat', 'Hjelp til å søke bostøtte'] },
  dismissal: { ...base, ...appeal, decisionKind: 'municipalDwelling', receivedOn: '2026-08-27', reasons: [{ code: 'duplicate', text: 'Den første kom 1. august 2026.' }], rule: 'Forskrift om tildeling av kommunal bolig § 2', considerations: 'Den første søknaden er under arbeid.', whatYouCanDo: 'Du trenger ikke å gjøre noe. Du får svar på den første søknaden.' },
  closing: { ...base, receivedOn: '2026-08-27', closedOn: '2026-11-22', closed: { why: 'lapsed', because: 'Du bekreftet ikke søknaden etter to brev', rule: 'Forskrift om tildeling av kommunal bolig § 10', ...appeal } },
  allocation: {
    ...base, ...appeal, decisionReference: '2026/0417-03', decidedOn: '2026-10-19', address: 'Fjordgata 12, H0101, 9988 Solvik', rent: 845_000, startsOn: '2026-12-01', endsOn: '2029-11-30', contractMonths: 36, contractReference: 'forskriften § 9 b', answerBy: '2026-11-30', viewing: 'Onsdag 25. november 2026 kl. 12, ved inngangen',
    noticeMonths: 3, restrictions: ['shorterTerm', 'household', 'subletting', 'absence'], security: { kind: 'guarantee', amount: 2_535_000 }, onRefusal: { kind: 'lapse' },
  },
  missingInfo: { ...base, receivedOn: '2026-08-27', items: [{ what: 'Skattemeldingen for 2025', why: 'Vi må vite inntekten din' }, { what: 'Leiekontrakten du har nå.', why: 'Vi må se når den går ut.' }], dueOn: '2026-12-07', reminder: true },
  interimReply: { ...base, receivedOn: '2026-08-27', why: 'Vi venter på svar om husleien der du bor nå', expectedOn: '2026-12-18' },
  appealReceived: { ...base, receivedOn: '2026-11-12', decisionReference: '2026/0417-02', decidedOn: '2026-10-19', late: true, appealBody: 'countyGovernor', expectedOn: '2026-12-12' },
  appealSentOn: { ...base, receivedOn: '2026-11-12', sentOn: '2026-11-20', decisionReference: '2026/0417-02', decidedOn: '2026-10-19', appealBody: 'appealBoard', considerations: 'Du har ikke bodd lenge nok i kommunen. Det er ikke kommet noe nytt som endrer dette.' },
  moveOutDemand: { ...base, writtenOn: '2026-11-22', address: 'Fjordgata 12, H0101', contractEndsOn: '2026-10-31', moveBy: '2026-12-31', why: 'Kontrakten blir ikke fornyet' },
}

export const KINDS = Object.keys(INPUTS) as LetterKind[]

/** Any kind with its own input; the pairing is the table's. */
export function letterOf<K extends LetterKind>(kind: K, language: 'nb' | 'nn', change: Partial<LetterInputs[K]> = {}): LetterContent {
  return composeLetter(kind, language, { ...INPUTS[kind], ...change })
}

export function docOf(content: LetterContent): LetterDoc {
  return {
    template: 'letter', content,
    head: { municipality: 'Solvik kommune', office: 'Boligkontoret', classification: 'Unntatt offentlighet, offl. § 13 jf. fvl. § 13', title: content.heading, madeBy: 'Ingrid Moe', madeAt: '2026-11-22T10:20:00Z', madeAtText: '22. nov. 2026 kl. 11.20', caseNumber: '2026/0417' },
    sender: ['Postboks 14, 9988 Solvik', '55 50 01 23', 'solvik.example'], recipient: ['Tor-Arne Lillevik', 'Havnegata 3', '9988 Solvik'], date: '22. november 2026', ourReference: '2026/0417-03',
    signature: { name: 'Ingrid Moe', role: content.language === 'nn' ? 'Sakshandsamar' : 'Saksbehandler' }, enclosures: ['Skjema for klage'], copyTo: ['Advokat Berit Holm'],
  }
}
