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
export const applicationStatus = codes({ received: 'Mottatt', missingInfo: 'Mangler opplysninger', complete: 'Opplyst', decided: 'Avgjort', withdrawn: 'Trukket', lapsed: 'Falt bort', forwarded: 'Sendt videre' })
export const decisionKind = codes({ individualHelp: 'Individuelt tilpasset hjelp', municipalDwelling: 'Kommunal bolig', temporaryAccommodation: 'Midlertidig botilbud' })
export const decisionOutcome = codes({ granted: 'Innvilget', refused: 'Avslag', dismissed: 'Avvist', withdrawn: 'Trukket', lapsed: 'Falt bort' })
export const decisionStatus = codes({ draft: 'Utkast', control: 'Til kontroll', returned: 'Sendt tilbake', decided: 'Fattet', undone: 'Angret', corrected: 'Rettet' })
/** Why a decision refuses, dismisses or ends: the codes that are counted. */
export const refusalReason = codes({
  notLawfulResidence: 'Ikke lovlig opphold', residenceTimeNotMet: 'Har ikke bodd lenge nok i kommunen', hasSuitableDwelling: 'Har egnet bolig', canSolveSelfIncome: 'Kan skaffe bolig selv, inntekt', canSolveSelfWealth: 'Kan skaffe bolig selv, formue', otherInstrumentBetter: 'Annen hjelp passer bedre', notInTargetGroup: 'Ikke i målgruppen',
  unsettledDebtNoAgreement: 'Uoppgjort gjeld uten avtale', exclusionAfterEviction: 'Karantene etter utkastelse', incompleteAfterReminder: 'Opplysninger mangler etter purring', noSuitableDwellingAvailable: 'Ingen egnet bolig ledig', notPrioritisedScarcity: 'Ikke prioritert, få boliger', exchangeCriteriaNotMet: 'Vilkår for bytte ikke oppfylt', renewalCriteriaNotMet: 'Vilkår for forlengelse ikke oppfylt', withdrawnByApplicant: 'Trukket av søkeren', duplicate: 'Dobbelt registrert', underAge: 'Under aldersgrensen', doesNotAcceptFollowUp: 'Tar ikke imot nødvendig oppfølging', other: 'Annen grunn',
})
export const appealStatus = codes({ received: 'Mottatt', upheld: 'Opprettholdt, skal sendes', changed: 'Omgjort', sentOn: 'Sendt klageinstansen', settled: 'Avgjort', withdrawn: 'Trukket', dismissed: 'Avvist' })
export const appealResult = codes({ upheld: 'Klager fikk ikke medhold', changed: 'Klager fikk medhold', returned: 'Sendt tilbake til ny behandling' })
export const assessmentStatus = codes({ open: 'Under vurdering', complete: 'Ferdig vurdert' })
export const criterionOutcome = codes({ met: 'Oppfylt', notMet: 'Ikke oppfylt', judge: 'Må vurderes', unknown: 'Opplysning mangler' })
export const needGroup = codes({
  refugeeFirstSettlement: 'Flyktning, første bosetting', refugeeSecondary: 'Flyktning, flytter selv', mentalHealth: 'Psykisk helse', substanceUse: 'Rus', dualDiagnosis: 'Rus og psykisk helse', physicalDisability: 'Nedsatt bevegelse', developmentalDisability: 'Utviklingshemming', elderlyAdapted: 'Eldre, tilpasset bolig', economic: 'Økonomi', socialOther: 'Andre sosiale grunner', youthTransition: 'Ung i overgang', familyWithChildren: 'Barnefamilie', violenceCrisis: 'Vold eller krise', releasePrison: 'Løslatelse', dischargeInstitution: 'Utskriving',
})
export const permitKind = codes({ norwegian: 'Norsk statsborger', nordic: 'Nordisk statsborger', eea: 'EØS-borger', permanent: 'Permanent oppholdstillatelse', temporary: 'Midlertidig oppholdstillatelse', refugee: 'Flyktning eller humanitært opphold', none: 'Ikke lovlig opphold', unknown: 'Ikke kjent' })
/** Main source of livelihood (KOSTRA 11F VKLO). */
export const livelihood = codes({ work: 'Arbeidsinntekt', course: 'Kursstønad eller lønn i tiltak', benefit: 'Trygd eller pensjon', grant: 'Stipend eller lån', socialAssistance: 'Sosialhjelp', introduction: 'Introduksjonsstønad', partner: 'Ektefelles inntekt', qualification: 'Kvalifiseringsstønad', other: 'Annet', unknown: 'Ikke kjent' })
/** Work or life situation (KOSTRA 11F ARBSIT). */
export const workSituation = codes({ fullTime: 'Arbeid, heltid', partTime: 'Arbeid, deltid', education: 'Utdanning', notSeeking: 'Ikke arbeidssøkende', stateMeasure: 'Statlig tiltak', municipalMeasure: 'Kommunalt tiltak', registeredUnemployed: 'Registrert arbeidsledig', unemployed: 'Arbeidsledig, ikke registrert', introduction: 'Introduksjonsordning', qualification: 'Kvalifiseringsprogram', unknown: 'Ikke kjent' })
/** Civil status (KOSTRA 11F EKTSTAT). */
export const civilStatus = codes({ unmarried: 'Ugift', married: 'Gift', cohabiting: 'Samboer', separated: 'Skilt eller separert', widowed: 'Enke eller enkemann', unknown: 'Ikke kjent' })
export const infoKind = codes({ income: 'Inntekt', taxReturn: 'Skattemelding', lease: 'Husleiekontrakt', termination: 'Oppsigelse', healthStatement: 'Uttalelse om helse', permit: 'Oppholdstillatelse', custody: 'Omsorg for barn', debt: 'Gjeld', attempts: 'Egne forsøk', identity: 'Legitimasjon', other: 'Annet' })
export const infoStatus = codes({ asked: 'Bedt om', reminded: 'Purret', received: 'Kommet', waived: 'Trengs ikke' })
export const representativeKind = codes({ representative: 'Fullmektig', guardian: 'Verge' })
export const letterKind = codes({ grant: 'Vedtak om innvilgelse', refusal: 'Vedtak om avslag', dismissal: 'Vedtak om avvisning', closing: 'Saken er avsluttet', allocation: 'Tildeling av bolig', missingInfo: 'Vi mangler opplysninger', interimReply: 'Foreløpig svar', appealReceived: 'Klagen er mottatt', appealSentOn: 'Klagen er sendt videre', moveOutDemand: 'Flytteoppfordring' })
export const letterStatus = codes({ draft: 'Utkast', sent: 'Sendt', cancelled: 'Forkastet' })
export const letterLanguage = codes({ nb: 'Bokmål', nn: 'Nynorsk' })
export const ruleSetStatus = codes({ draft: 'Utkast', adopted: 'Vedtatt' })
export const placementRuleKind = codes({ minAge: 'Laveste alder', maxAge: 'Høyeste alder', needGroup: 'Bare for gruppen', notNeedGroup: 'Ikke for gruppen', followUp: 'Tar imot oppfølging', noChildren: 'Uten barn', maxPersons: 'Høyest så mange personer', noPets: 'Uten dyr' })
export const placementScope = codes({ programme: 'Ordning', building: 'Bygg', dwelling: 'Bolig' })
export const securityKind = codes({ none: 'Ingen', deposit: 'Depositum', guarantee: 'Garanti' })
export const securityStatus = codes({ applied: 'Søkt', granted: 'Innvilget', active: 'På plass', claimed: 'Krevd', settled: 'Gjort opp', expired: 'Utløpt' })
export const declineStatus = codes({ stated: 'Sagt nei, ikke bekreftet', confirmed: 'Nei bekreftet', overruled: 'Tilbudet står' })
export const declineConsequence = codes({ keep: 'Beholder plassen', moveBack: 'Settes tilbake på listen', lapse: 'Vedtaket faller bort' })
export const stepScope = codes({ offer: 'Tilbud', moveIn: 'Innflytting' })
export const noticeBy = codes({ tenant: 'Leietaker', landlord: 'Kommunen' })
export const clockKind = codes({ interimReply: 'Foreløpig svar', appealDeadline: 'Klagefrist', appealHandling: 'Svar på klage', missingInfo: 'Frist for opplysninger', offerAnswer: 'Svar på tilbud', offerStalled: 'Tilbud står stille', leaseEnd: 'Kontrakt går ut', overstay: 'Blir tidsubestemt', temporary14: '14 dager i midlertidig', temporary90: '90 dager i midlertidig', noticeEnd: 'Oppsigelse går ut', protest: 'Frist for å protestere', search: 'Nytt søk etter bolig', parkingEnd: 'Parkering går ut', confirm: 'Bekreft søknaden', decisionLapse: 'Vedtaket går ut', noHelpDecision: 'Vedtak om hjelp mangler', step: 'Steg i tilbudet', consentEnd: 'Samtykke går ut', mandateDue: 'Avgjørelse må bekreftes', measureDue: 'Tiltak fra boliglaget', handoverAnswer: 'Svar på overlevering', planReview: 'Gjennomgang av planen', contactOverdue: 'For lenge uten kontakt', visitOverdue: 'Besøk uten svar', trackStep: 'Neste steg for å beholde boligen', repayment: 'Avdrag på nedbetaling', instrumentEnd: 'Garanti eller støtte går ut', agreementEnd: 'Avtale om boliger går ut' })
export type ClockKind = (typeof clockKind.values)[number]
export const duplicateOutcome = codes({ merged: 'Slått sammen', keptApart: 'Ulike personer' })
export const programmeStatus = codes({ active: 'I bruk', ended: 'Avsluttet' })
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
export const allocationStatus = codes({ reserved: 'Holdt av', allocated: 'Tildelt', accepted: 'Takket ja', declined: 'Takket nei', movedIn: 'Flyttet inn', cancelled: 'Opphevet', disputed: 'Omstridt' })

export const deviceStatus = codes({ active: 'Med i laget', removed: 'Fjernet' })
export const meetingStatus = codes({ planned: 'Planlagt', running: 'Pågår', closed: 'Avsluttet' })
export const agendaStatus = codes({ waiting: 'Venter', current: 'Nå', done: 'Behandlet', deferred: 'Utsatt', parked: 'Lagt til side' })
/** Why a case stands on the agenda: what in the data put it there, or a person by hand. */
export const agendaSource = codes({
  temporary: 'Midlertidig botilbud nær grensen', nobody: 'Ingen eier saken', bouncing: 'For mange overleveringer', ready: 'Klar for boliglaget', leaseEnds: 'Kontrakt går ut', declined: 'Takket nei til tilbud', stalled: 'Tiltak står stille', requested: 'Meldt av en tjeneste', deferred: 'Utsatt fra et tidligere møte', byHand: 'Satt på for hånd',
})
export const seriesStatus = codes({ active: 'I bruk', ended: 'Avsluttet' })
export const requestStatus = codes({ open: 'Venter', onAgenda: 'På sakslisten', withdrawn: 'Trukket' })
/** The meeting's own log: who came and went, and what was shown to whom. */
export const meetingEventKind = codes({ opened: 'Møtet startet', arrived: 'Kom', left: 'Gikk', shown: 'Vist i rommet', covered: 'Dekket', uncovered: 'Vist med begrunnelse', closed: 'Møtet avsluttet' })
export const teamDecisionKind = codes({ recommend: 'Anbefal', allocate: 'Tildel', refuse: 'Avslå', defer: 'Utsett', clarify: 'Avklar', measure: 'Tiltak', orderDwelling: 'Bestill bolig', escalate: 'Løft', end: 'Avslutt' })
export const orderKind = codes({ buy: 'Kjøp', build: 'Bygg', rentIn: 'Lei inn', adapt: 'Tilpass' })
export const mandate = codes({ team: 'Laget kan bestemme', mustConfirm: 'Må bekreftes', confirmed: 'Bekreftet', rejected: 'Avvist' })
export const consentStatus = codes({ given: 'Gitt', refused: 'Sagt nei', withdrawn: 'Trukket', notAsked: 'Ikke spurt' })
export const consentForm = codes({ written: 'Skriftlig', spoken: 'Muntlig' })
/** What a consent or a legal ground lets a service take part in. */
export const sharePurpose = codes({ meeting: 'Drøfting i boliglaget', extract: 'Utdrag på papir' })
export const handoverStatus = codes({ offered: 'Venter på svar', accepted: 'Tatt imot', returned: 'Sendt tilbake' })
export const protectedAddress = codes({ none: 'Nei', confidential: 'Fortrolig adresse (kode 7)', strictlyConfidential: 'Strengt fortrolig adresse (kode 6)' })
export const relation = codes({ partner: 'Partner', child: 'Barn', parent: 'Forelder', other: 'Annen voksen', dog: 'Hund', cat: 'Katt', unborn: 'Venter barn', contact: 'Nærmeste kontakt' })
export const custody = codes({ lives: 'Bor fast', shared: 'Delt bosted', visits: 'Samvær', notHere: 'Skal ikke bo her' })
export const channel = codes({ paper: 'Papir', phone: 'Telefon', digital: 'Digitalt', kobo: 'Kobo', meeting: 'Samtale', imported: 'Fra regneark' })
export const noteKind = codes({ note: 'Notat', conversation: 'Samtale', received: 'Kom inn', sent: 'Sendt', inspection: 'Befaring', question: 'Spørsmål', answer: 'Svar' })
export const stayKind = codes({ boardingHouse: 'Pensjonat', hostel: 'Hospits', hotel: 'Hotell', camping: 'Camping', emergencyDwelling: 'Kommunal akuttbolig', womensShelter: 'Krisesenter', nightShelter: 'Natthjem' })
export const planStatus = codes({ active: 'Løper', paused: 'Pause', ended: 'Avsluttet' })
export const lifeDomain = codes({ home: 'Bo trygt', economy: 'Økonomi', health: 'Helse og hverdag', network: 'Familie og venner', activity: 'Arbeid og aktivitet', mastery: 'Mestre hverdagen' })
export const measureStatus = codes({ planned: 'Planlagt', agreed: 'Avtalt', done: 'Gjort', unclear: 'Ikke avtalt', dropped: 'Droppet' })
export const visitStatus = codes({ planned: 'Avtalt', done: 'Gjennomført', missed: 'Ikke møtt', cancelled: 'Avlyst' })
export const dueKind = codes({ legal: 'Lovfrist', agreed: 'Avtalt svarfrist', other: 'Annen frist' })
export const importKind = codes({ dwellings: 'Boliger', applicants: 'Søkere eller venteliste', tenancies: 'Leieforhold', arrears: 'Restanser på husleie' })
export const importStatus = codes({ applied: 'Skrevet', undone: 'Angret' })

// After the key: the plan, keeping the home, the way on, and the care of the dwellings.
/** What a plan hangs on. It and the tenancy do not condition each other. */
export const planAnchor = codes({ tenancy: 'Kommunal bolig', ownedHome: 'Eid bolig', privateRent: 'Privat leie', noHome: 'Ingen bolig ennå' })
export const goalHorizon = codes({ short: 'Nær framtid', long: 'På sikt' })
export const goalOutcome = codes({ met: 'Nådd', partly: 'Delvis nådd', notMet: 'Ikke nådd', left: 'Ikke lenger et mål' })
export const planMemberKind = codes({ service: 'Fra en tjeneste', family: 'Familie', friend: 'Venn', landlord: 'Utleier', volunteer: 'Frivillig', other: 'Andre' })
export const conditionAbout = codes({ sobriety: 'Rusfrihet', treatment: 'Behandling', visits: 'Besøk og oppfølging', economy: 'Økonomi og betaling', guests: 'Gjester', pets: 'Dyr', work: 'Arbeid eller aktivitet', houseRules: 'Husordensregler', other: 'Annet' })
export const conditionDemand = codes({ requires: 'Krever', allows: 'Krever ikke', forbids: 'Tillater ikke' })
export const contactWindowKind = codes({ person: 'Når personen kan nås', worker: 'Fast kontakt', onCall: 'Vakt' })
export const visitKind = codes({ homeVisit: 'Hjemmebesøk', phone: 'Telefon', meeting: 'Møte', outside: 'Ute eller på vei' })
export const reviewKind = codes({ review: 'Gjennomgang', moveIn: 'Etter innflytting' })
export const templateStatus = codes({ active: 'I bruk', ended: 'Ikke i bruk' })
export const reminderColour = codes({ none: 'Ingen farge', teal: 'Grønn', amber: 'Gul', red: 'Rød', violet: 'Lilla' })

export const signalKind = codes({ arrears: 'Skylder husleie', complaint: 'Klage', damage: 'Skade', missedVisits: 'Besøk uten oppmøte', leaseEnds: 'Kontrakten går ut', planEnds: 'Planen går ut', other: 'Annet' })
/** What a person chose to do about a signal. Nothing follows from a signal by itself. */
export const signalResponse = codes({ contact: 'Tar kontakt', plan: 'Inn i planen', track: 'Åpner sporet for å beholde boligen', noAction: 'Ingen handling nå' })
export const trackStatus = codes({ open: 'Pågår', ended: 'Avsluttet' })
/** Steps of the eviction-prevention track; the adverse ones are kept in domain/eviction.ts. */
export const trackStepKind = codes({ missedPayment: 'Betaling uteble', contact: 'Kontakt med leietakeren', navTold: 'NAV har fått beskjed', childrenConsidered: 'Barna er vurdert', repaymentPlan: 'Nedbetalingsavtale', writtenWarning: 'Skriftlig varsel', petition: 'Begjæring til namsmannen', enforcementNotice: 'Varsel fra namsmannen', agreement: 'Avtale etter varselet', evictionDate: 'Dato for utkastelse' })
export const trackOutcome = codes({ paid: 'Betalt', repaymentKept: 'Nedbetalingsavtale holdt', agreement: 'Annen avtale', moved: 'Flyttet selv', otherHome: 'Fikk annen bolig', evicted: 'Kastet ut', withdrawn: 'Trukket av kommunen' })
export const repaymentStatus = codes({ active: 'Løper', kept: 'Holdt', broken: 'Brutt', replaced: 'Erstattet av ny' })

export const ownershipStatus = codes({ potential: 'Kan passe', talk: 'Samtale', economy: 'Økonomi', capacity: 'Betjeningsevne', viewing: 'Visning og bud', bought: 'Kjøpt', withdrawn: 'Ikke nå' })
export const ownershipOutcome = codes({ ownRental: 'Kjøpte boligen de leide', elsewhere: 'Kjøpte en annen bolig' })
export const ownershipWithdrawn = codes({ capacityTooLow: 'Betjeningsevnen rekker ikke', noSuitableHome: 'Fant ikke egnet bolig', outbid: 'Ble overbudt', ownWish: 'Ønsker det ikke', debt: 'Gjeld må ordnes først', circumstances: 'Livet endret seg', loanRefused: 'Fikk ikke lån', other: 'Annet' })
export const ownershipEventKind = codes({ talk: 'Samtale', economy: 'Gjennomgang av økonomien', viewing: 'Visning', bid: 'Bud', loan: 'Lån eller tilskudd', purchase: 'Kjøp', followUp: 'Oppfølging etter kjøp', default: 'Mislighold', note: 'Notat' })
export const instrumentKind = codes({ startLoan: 'Startlån', establishGrant: 'Tilskudd til etablering', adaptGrant: 'Tilskudd til tilpasning', stateAllowance: 'Bostøtte', municipalAllowance: 'Kommunal bostøtte', deposit: 'Depositum', guarantee: 'Garanti' })
export const instrumentStatus = codes({ applied: 'Søkt', granted: 'Innvilget', refused: 'Avslag', active: 'Løper', claimed: 'Krevd', settled: 'Gjort opp', expired: 'Utløpt', withdrawn: 'Trukket' })
export const instrumentEventKind = codes({ status: 'Ny tilstand', claim: 'Krav fra utleier', payout: 'Utbetalt', recovered: 'Betalt tilbake', note: 'Notat' })
/** Parameters that the municipality keeps by date: rates and tables are data, never constants. */
export const parameterKind = codes({ housingAllowance: 'Bostøtte, satser', livingCosts: 'Livsopphold (SIFO)', lending: 'Lån: rente og løpetid', stateGrant: 'Tilskudd til utleieboliger' })

export const keyKind = codes({ key: 'Nøkkel', card: 'Kort eller brikke', post: 'Postkasse', storage: 'Bod', code: 'Kodelås' })
export const inspectionKind = codes({ moveIn: 'Innflytting', moveOut: 'Utflytting', periodic: 'Under leieforholdet', afterRepair: 'Etter utbedring' })
export const inspectionResult = codes({ good: 'I orden', wear: 'Slitt', damage: 'Skade' })
export const incidentKind = codes({ noise: 'Uro og bråk', fire: 'Brann eller røyk', water: 'Vann', vandalism: 'Hærverk', security: 'Utrygghet', pests: 'Skadedyr', waste: 'Søppel', neighbour: 'Henvendelse fra nabo', other: 'Annet' })
export const landlordKind = codes({ private: 'Privatperson', company: 'Firma', cooperative: 'Borettslag', foundation: 'Stiftelse' })
export const agreementKind = codes({ rentIn: 'Innleie', guarantee: 'Garanti for leie', referral: 'Tilvisingsavtale', allocationRight: 'Tildelingsrett', preemption: 'Forkjøpsrett' })
export const agreementStatus = codes({ draft: 'Under arbeid', active: 'Gjelder', ended: 'Avsluttet' })
export const campaignStatus = codes({ open: 'Pågår', closed: 'Avsluttet' })
export const interviewStatus = codes({ todo: 'Gjenstår', appointed: 'Avtalt', done: 'Gjort', declined: 'Ønsker ikke', notReached: 'Ikke nådd' })
export const suitability = codes({ suited: 'Passer', notSuited: 'Passer ikke', couldMoveOn: 'Kan flytte videre', unknown: 'Vet ikke' })
export const purchaseStatus = codes({ draft: 'Utkast', sent: 'Bestilt', approved: 'Godkjent', rejected: 'Avslått', filled: 'Bolig på plass', withdrawn: 'Trukket' })
