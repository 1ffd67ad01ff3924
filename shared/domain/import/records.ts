// What a row of a list becomes. A field that is undefined was not given, and never overwrites what is known.
import type { Answer } from '../../model/field.ts'

export type ImportKind = 'dwellings' | 'applicants' | 'tenancies' | 'arrears'

/** One dwelling unit. Rent is øre per month, area m², floor 1 = ground. */
export interface DwellingRecord {
  street?: string
  houseNumber?: string
  unitNumber?: string
  postalCode?: string
  postalPlace?: string
  area?: string
  kind?: string
  rooms?: number
  bedrooms?: number
  usableArea?: number
  floor?: number
  rent?: number
  disposalForm?: string
  wheelchair?: Answer
  stepFree?: Answer
  showerNoThreshold?: Answer
  lift?: Answer
  ownEntrance?: Answer
  petsAllowed?: Answer
  quiet?: Answer
  builtYear?: number
  municipalityNumber?: string
  gnr?: number
  bnr?: number
  fnr?: number
  snr?: number
  externalRef?: string
  fdvuRef?: string
  koboId?: string
  vacantFrom?: string
  note?: string
}

/** One applicant or waiting-list entry. rentCeiling is øre per month, income øre per year. */
export interface ApplicantRecord {
  caseNumber?: string
  nationalId?: string
  firstName?: string
  lastName?: string
  birthDate?: string
  phone?: string
  email?: string
  address?: string
  postalCode?: string
  postalPlace?: string
  receivedOn?: string
  applicationType?: string
  livingSituation?: string
  livingSince?: string
  household?: string
  adults?: number
  children?: number
  needBedrooms?: number
  needStepFree?: Answer
  needShowerNoThreshold?: Answer
  needLift?: Answer
  needWheelchair?: Answer
  needOwnEntrance?: Answer
  needPets?: Answer
  needQuiet?: Answer
  rentCeiling?: number
  income?: number
  areaWish?: string
  ownWords?: string
  ownerName?: string
  status?: string
  decidedOn?: string
  protectedAddress?: string
  interpreter?: Answer
  dueOn?: string
}

/** One current tenancy. Rent is øre per month, deposit øre. */
export interface TenancyRecord {
  street?: string
  houseNumber?: string
  unitNumber?: string
  postalCode?: string
  postalPlace?: string
  firstName?: string
  lastName?: string
  nationalId?: string
  birthDate?: string
  startsOn?: string
  contractEndsOn?: string
  rent?: number
  deposit?: number
  term?: string
  noticeGivenOn?: string
  movedOutOn?: string
  comment?: string
  caseNumber?: string
  externalRef?: string
}

/** What one tenant owes on a day. Amount is øre. */
export interface ArrearsRecord {
  street?: string
  houseNumber?: string
  unitNumber?: string
  firstName?: string
  lastName?: string
  nationalId?: string
  caseNumber?: string
  externalRef?: string
  amount?: number
  months?: number
  oldestDueOn?: string
  asOf?: string
  comment?: string
}

export interface Records {
  dwellings: DwellingRecord
  applicants: ApplicantRecord
  tenancies: TenancyRecord
  arrears: ArrearsRecord
}

/** Any record, seen as its fields. */
export type Values = Record<string, string | number | undefined>
