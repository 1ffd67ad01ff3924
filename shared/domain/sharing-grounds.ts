// Provisions that may open for sharing without consent, kept as dated data: an Act may be replaced while a case is open. They are suggestions to choose from; whoever uses one writes why it applies here, and answers for it.

export interface Provision { reference: string; about: string; validFrom: string; /** null: in force until someone ends it */ validTo: string | null }

/** Forvaltningsloven § 13 b, NAV-loven § 16, sosialtjenesteloven § 44, helsepersonelloven § 25, helse- og omsorgstjenesteloven § 3-4, boligsosialloven § 5. Each still asks for a judgement in the case. */
export const PREPARED_PROVISIONS: readonly Provision[] = [
  { reference: 'forvaltningsloven § 13 b', about: 'Når opplysningene trengs for det de er samlet inn for', validFrom: '1970-01-01', validTo: null },
  { reference: 'NAV-loven § 16', about: 'Mellom stat og kommune i NAV-kontoret, så langt det trengs', validFrom: '2006-07-01', validTo: null },
  { reference: 'sosialtjenesteloven § 44', about: 'Fra sosialtjenesten til andre, når det trengs for sosialtjenestens oppgaver', validFrom: '2010-01-01', validTo: null },
  { reference: 'helsepersonelloven § 25', about: 'Til helsepersonell som samarbeider om helsehjelpen', validFrom: '2001-01-01', validTo: null },
  { reference: 'helse- og omsorgstjenesteloven § 3-4', about: 'Samarbeid med andre tjenester, innenfor taushetsplikten', validFrom: '2012-01-01', validTo: null },
  { reference: 'boligsosialloven § 5', about: 'Samarbeid mellom tjenestene om bolig, innenfor taushetsplikten', validFrom: '2023-07-01', validTo: null },
]

/** What can be chosen on a day. */
export const provisionsAt = (date: string, all: readonly Provision[] = PREPARED_PROVISIONS): Provision[] => all.filter((one) => one.validFrom <= date && (one.validTo === null || one.validTo >= date))
