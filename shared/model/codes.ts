// The closed code lists. A list without a label for each value does not compile.
import { z } from '../zod.ts'

function codes<const T extends Record<string, string>>(labels: T) {
  const values = Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]
  return { labels, schema: z.enum(values) as unknown as z.ZodType<keyof T & string, keyof T & string>, values }
}

export const caseStatus = codes({
  received: 'Mottatt', missingInfo: 'Mangler opplysninger', assessment: 'Under arbeid', teamMeeting: 'Til boliglaget',
  waiting: 'Innvilget, venter på bolig', offered: 'Tilbud sendt', allocated: 'Tildelt', housed: 'Bor i kommunal bolig', refused: 'Avslått', closed: 'Avsluttet',
})
export const OPEN_STATUSES = ['received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered', 'allocated'] as const

/** Living situation, with the crosswalk of national counts (NIBR, ETHOS Light, KOSTRA 11F) kept in domain/living.ts. */
export const livingSituation = codes({
  rough: 'Uten sted å sove', nightShelter: 'Natthjem', temporaryAccommodation: 'Midlertidig botilbud', womensShelter: 'Krisesenter',
  withFriendsFamilyTemp: 'Hos venner eller familie', institutionNoDwelling2m: 'Institusjon', prisonNoDwelling2m: 'Fengsel', nonconventional: 'Hytte eller campingvogn',
  privateRent: 'Privat leie', privateRentAtRisk: 'Privat, må ut', municipalRent: 'Kommunal bolig', owned: 'Eid bolig', ownedAtRisk: 'Eid, for dyrt',
  withParents: 'Hos foreldre', receptionCentre: 'Mottak', institutionWithDwelling: 'Institusjon, har bolig', unsuitable: 'Uegnet bolig', overcrowded: 'Trangbodd',
  childWelfareHome: 'Barneverntiltak', unknown: 'Ikke kjent',
})
export const applicationType = codes({ new: 'Ny søknad', exchange: 'Bytte', renewal: 'Forlengelse' })
export const applicationStatus = codes({ received: 'Mottatt', missingInfo: 'Mangler opplysninger', decided: 'Avgjort', withdrawn: 'Trukket' })
export const decisionKind = codes({ individualHelp: 'Individuelt tilpasset hjelp', municipalDwelling: 'Kommunal bolig', temporaryAccommodation: 'Midlertidig botilbud' })
export const decisionOutcome = codes({ granted: 'Innvilget', refused: 'Avslag', dismissed: 'Avvist', withdrawn: 'Trukket' })
export const appealBody = codes({ countyGovernor: 'Statsforvalteren', appealBoard: 'Kommunal klagenemnd' })

export const requirementKind = codes({
  stepFree: 'Trinnfri inngang', showerNoThreshold: 'Dusj uten terskel', bedrooms: 'Soverom', lift: 'Heis', ownEntrance: 'Egen inngang', quiet: 'Rolig bygg',
  wheelchair: 'Plass til rullestol', petsAllowed: 'Hund tillatt', area: 'Strøk', minArea: 'Minste areal', rentCeiling: 'Husleie innenfor evne', maxFloor: 'Høyeste etasje', nearby: 'Gangavstand',
})
export type RequirementKind = (typeof requirementKind.values)[number]
export const requirementLevel = codes({ must: 'må', should: 'bør', wish: 'ønske' })

export const dwellingKind = codes({
  rental: 'Utleiebolig', care: 'Omsorgsbolig', transitional: 'Gjennomgangsbolig', emergency: 'Akuttbolig', microHome: 'Småhus', shared: 'Bofellesskap', robust: 'Forsterket bolig', rowHouse: 'Rekkehus',
})
export const disposalForm = codes({ owned: 'Eid av kommunen', leasedIn: 'Innleid', allocationRight: 'Privat med tildelingsrett', referralAgreement: 'Tilvisingsavtale' })
export const dwellingState = codes({ occupied: 'Leid ut', vacant: 'Tom', offering: 'Tilbud sendt', repair: 'Utbedres', outOfUse: 'Ute av bruk', ended: 'Avhendet' })
export const voidKind = codes({ void: 'Tom', repair: 'Utbedring', outOfUse: 'Ute av bruk' })
export const voidReason = codes({ cleaning: 'Vask og låsbytte', repair: 'Utbedring', waterDamage: 'Vannskade', floor: 'Gulv', rehabilitation: 'Rehabilitering', allocation: 'Venter på tildeling', other: 'Annet' })
export const tenancyStatus = codes({ planned: 'Planlagt', active: 'Løper', noticeGiven: 'Oppsagt', ended: 'Avsluttet' })
export const tenancyTerm = codes({ fixedTerm: 'Tidsbestemt', openEnded: 'Tidsubestemt' })
export const tenancyEnd = codes({ privateRent: 'Privat leie', bought: 'Kjøpte egen bolig', care: 'Omsorgsbolig eller institusjon', movedAway: 'Flyttet fra kommunen', death: 'Død', eviction: 'Fravikelse', exchange: 'Byttet kommunal bolig', unknown: 'Ikke kjent' })
export const vacancyStatus = codes({ open: 'Ledig', reserved: 'Reservert', filled: 'Tildelt', withdrawn: 'Trukket' })

export const proposalStatus = codes({ proposed: 'Foreslått', decided: 'Besluttet', declined: 'Ikke valgt', withdrawn: 'Trukket' })
export const allocationStatus = codes({ allocated: 'Tildelt', accepted: 'Takket ja', declined: 'Takket nei', movedIn: 'Flyttet inn', cancelled: 'Opphevet', disputed: 'Omstridt' })

export const deviceStatus = codes({ active: 'Med i laget', removed: 'Fjernet' })
export const meetingStatus = codes({ planned: 'Planlagt', running: 'Pågår', closed: 'Avsluttet' })
export const agendaStatus = codes({ waiting: 'Venter', current: 'Nå', done: 'Behandlet', deferred: 'Utsatt' })
export const teamDecisionKind = codes({ allocate: 'Tildel', refuse: 'Avslå', defer: 'Utsett', clarify: 'Avklar', measure: 'Tiltak', orderDwelling: 'Bestill bolig', escalate: 'Løft' })
export const mandate = codes({ team: 'Laget kan bestemme', mustConfirm: 'Må bekreftes', confirmed: 'Bekreftet', rejected: 'Avvist' })
export const consentStatus = codes({ given: 'Gitt', refused: 'Sagt nei', withdrawn: 'Trukket', notAsked: 'Ikke spurt' })
export const protectedAddress = codes({ none: 'Nei', confidential: 'Fortrolig adresse (kode 7)', strictlyConfidential: 'Strengt fortrolig adresse (kode 6)' })
export const relation = codes({ partner: 'Partner', child: 'Barn', parent: 'Forelder', other: 'Annen voksen', dog: 'Hund', cat: 'Katt', unborn: 'Venter barn', contact: 'Nærmeste kontakt' })
export const channel = codes({ paper: 'Papir', phone: 'Telefon', digital: 'Digitalt', kobo: 'Kobo', meeting: 'Samtale', imported: 'Fra regneark' })
export const noteKind = codes({ note: 'Notat', conversation: 'Samtale', received: 'Kom inn', sent: 'Sendt', inspection: 'Befaring', question: 'Spørsmål', answer: 'Svar' })
export const stayKind = codes({ boardingHouse: 'Pensjonat', hostel: 'Hospits', hotel: 'Hotell', camping: 'Camping', emergencyDwelling: 'Kommunal akuttbolig', womensShelter: 'Krisesenter', nightShelter: 'Natthjem' })
export const planStatus = codes({ active: 'Løper', paused: 'Pause', ended: 'Avsluttet' })
export const lifeDomain = codes({ home: 'Bo trygt', economy: 'Økonomi', health: 'Helse og hverdag', network: 'Familie og venner', activity: 'Arbeid og aktivitet', mastery: 'Mestre hverdagen' })
export const measureStatus = codes({ planned: 'Planlagt', agreed: 'Avtalt', done: 'Gjort', unclear: 'Ikke avtalt', dropped: 'Droppet' })
export const visitStatus = codes({ planned: 'Avtalt', done: 'Gjennomført', missed: 'Ikke møtt', cancelled: 'Avlyst' })
export const dueKind = codes({ legal: 'Lovfrist', agreed: 'Avtalt svarfrist', other: 'Annen frist' })
export const importKind = codes({ dwellings: 'Boliger', applicants: 'Søkere eller venteliste', tenancies: 'Leieforhold' })
export const importStatus = codes({ applied: 'Skrevet', undone: 'Angret' })
