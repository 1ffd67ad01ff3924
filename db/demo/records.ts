// The demo municipality as the records of its lists: what its spreadsheets would hold today. A protected person is in none of them.
import type { ApplicantRecord, DwellingRecord, TenancyRecord } from '../../shared/domain/import/records.ts'
import type { Row } from '../../shared/model/index.ts'
import type { Reader } from '../store.ts'

const POSTAL = { postalPlace: 'Solvik' }
/** "Skolebakken 21 B" as street and number. */
function addressParts(address: string): { street: string; houseNumber?: string } {
  const found = /^(.*?) (\d+(?: ?[A-Z])?)$/.exec(address)
  return found ? { street: found[1]!, houseNumber: found[2]!.replace(' ', '') } : { street: address }
}

function nameParts(name: string): { firstName?: string; lastName: string } {
  const words = name.split(' ')
  return words.length === 1 ? { lastName: name } : { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1)! }
}

/** Only what is known: an empty field is left out, never written as no. */
function known<T extends object>(values: { [K in keyof T]: T[K] | null }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== 'unknown')) as T
}

type Home = Row<'dwelling'> & Pick<Row<'building'>, 'address' | 'area' | 'postalCode' | 'lift' | 'builtYear'> & { vacantFrom: string | null }

function dwellingRecords(read: Pick<Reader, 'sql'>): DwellingRecord[] {
  const rows = read.sql<Home>(`SELECT d.*, b.address, b.area, b.postalCode, b.lift, b.builtYear, (SELECT max(x.startsOn) FROM voidPeriod x WHERE x.dwellingId = d.id AND x.endsOn IS NULL AND x.kind = 'void') AS vacantFrom FROM dwelling d JOIN building b ON b.id = d.buildingId WHERE d.state <> 'ended' ORDER BY b.address, d.unitNumber`)
  return rows.map((one) => known<DwellingRecord>({ ...POSTAL, ...addressParts(one.address), unitNumber: one.unitNumber, postalCode: one.postalCode, area: one.area, kind: one.kind, rooms: one.rooms, bedrooms: one.bedrooms, usableArea: one.usableArea, floor: one.floor, rent: one.rent, disposalForm: one.disposalForm, wheelchair: one.wheelchair, stepFree: one.stepFree, showerNoThreshold: one.showerNoThreshold, lift: one.lift, ownEntrance: one.ownEntrance, petsAllowed: one.petsAllowed, quiet: one.quiet, builtYear: one.builtYear, externalRef: one.externalRef, vacantFrom: one.vacantFrom, note: one.note }))
}

type Applicant = Row<'housingCase'> & Pick<Row<'person'>, 'name' | 'nationalId' | 'birthDate' | 'phone' | 'address' | 'interpreter'> & { bedrooms: string | null; stepFree: number; lift: number; owner: string | null }

function applicantRecords(read: Pick<Reader, 'sql'>): ApplicantRecord[] {
  const asks = (kind: string) => `EXISTS (SELECT 1 FROM requirement r WHERE r.caseId = c.id AND r.kind = '${kind}' AND r.level = 'must')`
  const rows = read.sql<Applicant>(`SELECT c.*, p.name, p.nationalId, p.birthDate, p.phone, p.address, p.interpreter, u.name AS owner, (SELECT value FROM requirement r WHERE r.caseId = c.id AND r.kind = 'bedrooms') AS bedrooms, ${asks('stepFree')} AS stepFree, ${asks('lift')} AS lift
    FROM housingCase c JOIN person p ON p.id = c.personId LEFT JOIN appUser u ON u.id = c.coordinatorId WHERE p.protectedAddress = 'none' AND c.status IN ('received', 'missingInfo', 'assessment', 'teamMeeting', 'waiting', 'offered') ORDER BY c.caseNumber`)
  return rows.map((one) => known<ApplicantRecord>({ ...nameParts(one.name), caseNumber: one.caseNumber, nationalId: one.nationalId, birthDate: one.birthDate, phone: one.phone?.replace(/\s/g, '') ?? null, address: one.address, receivedOn: one.receivedOn, livingSituation: one.livingSituation, livingSince: one.livingSince, adults: one.adults, children: one.children, needBedrooms: one.bedrooms === null ? null : Number(one.bedrooms), needStepFree: one.stepFree ? 'yes' : null, needLift: one.lift ? 'yes' : null, rentCeiling: one.rentCeiling, ownerName: one.owner, status: one.status, decidedOn: one.grantedOn, interpreter: one.interpreter, dueOn: one.dueOn }))
}

type Lease = Row<'tenancy'> & Pick<Row<'building'>, 'address' | 'postalCode'> & { unitNumber: string | null; caseNumber: string | null }

function tenancyRecords(read: Pick<Reader, 'sql'>): TenancyRecord[] {
  const rows = read.sql<Lease>(`SELECT t.*, b.address, b.postalCode, d.unitNumber, c.caseNumber FROM tenancy t JOIN dwelling d ON d.id = t.dwellingId JOIN building b ON b.id = d.buildingId LEFT JOIN housingCase c ON c.id = t.caseId LEFT JOIN person p ON p.id = c.personId
    WHERE t.status IN ('active', 'noticeGiven') AND coalesce(p.protectedAddress, 'none') = 'none' ORDER BY b.address, d.unitNumber`)
  return rows.map((one) => known<TenancyRecord>({ ...POSTAL, ...addressParts(one.address), ...nameParts(one.tenantName), unitNumber: one.unitNumber, postalCode: one.postalCode, nationalId: one.tenantNationalId, startsOn: one.startsOn, contractEndsOn: one.contractEndsOn, rent: one.rent, term: one.term, movedOutOn: one.endsOn, comment: one.note, caseNumber: one.caseNumber }))
}

/** The three lists of the municipality. */
export const recordsOf = (read: Pick<Reader, 'sql'>) => ({ dwellings: dwellingRecords(read), applicants: applicantRecords(read), tenancies: tenancyRecords(read) })
