// Yes and no, and the closed code lists, as people write them. What is not understood is said, never guessed.
import { applicationType, caseStatus, disposalForm, dwellingKind, livingSituation, protectedAddress, tenancyTerm } from '../../model/codes.ts'
import type { Answer } from '../../model/field.ts'
import { cellText, isBlank, key, type Cell } from './cells.ts'
import { soft, type Parsed } from './parsed.ts'

const YES = new Set(['ja', 'j', 'x', 'xx', '1', 'true', 'sant', 'yes', 'y', 'ok', 'har', 'jepp', 'finnes'])
const NO = new Set(['nei', 'n', '0', 'false', 'usant', 'no', 'ikke', 'ikkje', 'ingen', 'har ikke', 'finnes ikke', 'ikke tilgjengelig'])
const UNKNOWN = new Set(['?', '??', 'ukjent', 'ikke kjent', 'ikkje kjent', 'vet ikke', 'veit ikkje', 'usikker', 'uavklart', 'ikke avklart', 'må sjekkes', 'unknown'])

/** Yes, no or unknown. An empty cell is not given; it never becomes no. */
export function parseAnswer(cell: Cell | undefined): Parsed<Answer> {
  if (cell === undefined || cell === null || isBlank(cell)) return {}
  const text = cellText(cell).toLowerCase().replace(/[.!]+$/, '')
  if (UNKNOWN.has(text)) return { value: 'unknown' }
  if (YES.has(text) || text === '✓' || text === '✔' || /^ja\b/.test(text)) return { value: 'yes' }
  if (NO.has(text) || /^nei\b/.test(text)) return { value: 'no' }
  return { value: 'unknown', problem: soft('answer-unreadable', `«${cellText(cell)}» er verken ja eller nei. Svaret er satt til ikke kjent.`) }
}

interface CodeList {
  labels: Record<string, string>
  synonyms: Record<string, string[]>
}

/** The code lists an import may fill, with other ways to write each value. */
export const CODE_LISTS = {
  dwellingKind: { labels: dwellingKind.labels, synonyms: {
    rental: ['kommunal utleiebolig', 'utleige', 'utleigebustad', 'utleie', 'leilighet', 'leil', 'ordinær', 'ordinær bolig', 'vanlig', 'ordinær utleiebolig', 'kommunal bolig', 'bolig', 'blokkleilighet', 'enebolig', 'tomannsbolig'],
    care: ['omsorgsbustad', 'omsorg', 'eldrebolig', 'trygdebolig', 'bemannet omsorgsbolig'], transitional: ['gjennomgang', 'gjennomgangsbustad', 'overgangsbolig', 'treningsbolig'],
    emergency: ['akutt', 'akuttbustad', 'nødbolig', 'krisebolig'], microHome: ['småhus', 'mikrohus', 'robust småhus'], shared: ['bufellesskap', 'kollektiv', 'bokollektiv', 'samlokalisert'],
    robust: ['forsterka bustad', 'robust', 'robust bolig', 'forsterket', 'forsterkede boliger'], rowHouse: ['rekkjehus', 'rekkehusleilighet', 'kjedehus'] } },
  disposalForm: { labels: disposalForm.labels, synonyms: {
    owned: ['eid', 'eigd', 'eie', 'eier', 'kommunalt eid', 'kommunalt eigd', 'kommunen', 'kommunal', 'selveier', 'selveid', 'borettslag', 'egen'], leasedIn: ['innleigd', 'innleid bolig', 'innleie', 'innleige', 'leid inn', 'leie', 'framleie', 'fremleie'],
    allocationRight: ['tildelingsrett', 'tildelingsavtale', 'privat tildelingsrett'], referralAgreement: ['tilvisning', 'tilvising', 'tilvist', 'tilvisningsavtale', 'tilvisningsrett'] } },
  applicationType: { labels: applicationType.labels, synonyms: {
    new: ['ny', 'ny søker', 'nysøknad', 'førstegangssøker', 'søknad'], exchange: ['bytte bolig', 'bytte av bolig', 'bytte bustad', 'overflytting', 'bytt'], renewal: ['fornyelse', 'fornying', 'forlenging', 'forlengelse av kontrakt', 'ny kontrakt'] } },
  livingSituation: { labels: livingSituation.labels, synonyms: {
    rough: ['uten bolig', 'bostedsløs', 'bustadlaus', 'uteligger', 'på gata', 'sover ute', 'i bil'], nightShelter: ['nattherberge', 'natthjemmet'], temporaryAccommodation: ['midlertidig', 'mellombels butilbod', 'hospits', 'pensjonat', 'hotell', 'midl botilbud', 'campinghytte', 'akuttbolig'],
    womensShelter: ['krisesenteret'], withFriendsFamilyTemp: ['hos venner', 'hos familie', 'venner', 'hos kjente', 'hos vener eller familie', 'bor hos andre', 'sofa'], institutionNoDwelling2m: ['institusjon uten bolig', 'behandling', 'sykehus', 'rusinstitusjon'],
    prisonNoDwelling2m: ['i fengsel', 'soning', 'kriminalomsorg'], nonconventional: ['campingvogn', 'hytte', 'bobil'], privateRent: ['leier privat', 'leier', 'privat', 'privat leige', 'leid privat', 'privat utleie'],
    privateRentAtRisk: ['leier privat må ut', 'oppsagt', 'må flytte', 'mister bolig'], municipalRent: ['leier kommunalt', 'kommunal', 'kommunal leie', 'kommunal utleiebolig', 'bor kommunalt'], owned: ['eier', 'eier bolig', 'egen bolig', 'selveier', 'eigd bustad'], ownedAtRisk: ['tvangssalg', 'eier må selge'],
    withParents: ['bor hjemme', 'foreldre', 'hos mor', 'hjemme', 'hos foreldra'], receptionCentre: ['asylmottak', 'flyktningmottak'], institutionWithDwelling: [], unsuitable: ['uegnet', 'ueigna bustad', 'dårlig bolig', 'ikke egnet'],
    overcrowded: ['trangt', 'trangbudd', 'for liten bolig'], childWelfareHome: ['barnevern', 'fosterhjem', 'barnevernsinstitusjon'], unknown: ['ukjent', '?', 'vet ikke', 'annet'] } },
  caseStatus: { labels: caseStatus.labels, synonyms: {
    received: ['ny', 'registrert', 'mottatt søknad'], missingInfo: ['mangler dok', 'mangler dokumentasjon', 'venter på dokumentasjon', 'manglende opplysninger'], assessment: ['under behandling', 'til behandling', 'i arbeid', 'under arbeid', 'pågår'],
    teamMeeting: ['boliglag', 'til møte', 'boligmøte', 'boligteam', 'tildelingsmøte'], waiting: ['innvilget', 'innvilga', 'godkjent', 'på venteliste', 'venteliste', 'venter', 'venter på bolig'], offered: ['tilbud', 'fått tilbud', 'tilbud gitt'],
    allocated: ['tildelt bolig', 'har fått bolig'], housed: ['bosatt', 'innflyttet', 'bor kommunalt'], refused: ['avslag', 'avslått søknad', 'avvist'], closed: ['avslutta', 'trukket', 'lukket', 'bortfalt', 'ferdig'] } },
  tenancyTerm: { labels: tenancyTerm.labels, synonyms: {
    fixedTerm: ['tidsbestemt leie', 'tidsavgrenset', 'tidsbegrenset', '3 år', '5 år', 'fast periode', 'tidsbestemt kontrakt', 'åremål'], openEnded: ['tidsubestemt leie', 'ubestemt', 'løpende', 'uten sluttdato', 'ikke tidsbestemt', 'tidsubegrenset'] } },
  protectedAddress: { labels: protectedAddress.labels, synonyms: {
    none: ['nei', 'ingen', 'nei.', '0', 'n', 'ugradert', 'false'], confidential: ['kode 7', '7', 'k7', 'fortrolig', 'fortruleg'], strictlyConfidential: ['kode 6', '6', 'k6', 'strengt fortrolig', 'strengt fortruleg'] } },
} as const satisfies Record<string, CodeList>
export type CodeListName = keyof typeof CODE_LISTS

const INDEX = new Map(
  Object.entries(CODE_LISTS).map(([name, list]: [string, CodeList]) => {
    const index = new Map<string, string>()
    for (const [code, words] of Object.entries(list.synonyms)) for (const word of words) index.set(key(word) || word, code)
    for (const [code, label] of Object.entries(list.labels)) index.set(key(code), code).set(key(label), code)
    return [name, index] as const
  }),
)

/** A value of a code list by code, label or synonym. Unknown text is soft: the code `unknown` where the list has one, else not taken along. */
export function parseCode(name: CodeListName, cell: Cell | undefined): Parsed<string> {
  if (cell === undefined || cell === null || isBlank(cell)) return {}
  const text = cellText(cell)
  const index = INDEX.get(name)!
  const code = index.get(key(text) || text) ?? index.get(key(text.replace(/\(.*\)/, '')))
  if (code !== undefined) return { value: code }
  if (name === 'protectedAddress' && parseAnswer(cell).value === 'yes') {
    return { value: 'strictlyConfidential', problem: soft('protected-level-unclear', `«${text}» sier ikke om det er kode 6 eller kode 7. Det strengeste er valgt.`) }
  }
  const unknown = 'unknown' in CODE_LISTS[name].labels ? { value: 'unknown' } : {}
  return { ...unknown, problem: soft('code-unknown', `«${text}» finnes ikke i listen.${unknown.value ? ' Det er satt til ikke kjent.' : ' Feltet er ikke tatt med.'}`) }
}
