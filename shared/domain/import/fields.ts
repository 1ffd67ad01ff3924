// The fields an import can fill: bokmål label, kind of value, and the headings municipalities use for them.
import { key } from './cells.ts'
import { APPLICANT_FIELDS } from './fields-applicants.ts'
import { ARREARS_FIELDS } from './fields-arrears.ts'
import { DWELLING_FIELDS } from './fields-dwellings.ts'
import { TENANCY_FIELDS } from './fields-tenancies.ts'
import type { ImportKind } from './records.ts'
import type { CodeListName } from './values-codes.ts'

export type FieldType =
  | 'text' | 'reference' | 'postalCode' | 'phone' | 'email'
  | 'date' | 'birthDate' | 'money' | 'owed' | 'integer' | 'decimal' | 'year' | 'floor' | 'answer'
  | 'nationalId' | 'units' | 'unit' | 'address' | 'name' | 'cadastre' | 'features' | `code:${CodeListName}`

export interface TargetField {
  /** the field of the record, or the name of a combined column (address, fullName, cadastre, features, unitCount) */
  field: string
  label: string
  type: FieldType
  /** headings, in any case and punctuation; the label counts as one */
  synonyms: string[]
  /** numbers outside are not taken along */
  min?: number
  max?: number
  /** above this a person must confirm (in the unit of the record) */
  unusualAbove?: number
}

export const FIELDS: Record<ImportKind, TargetField[]> = { dwellings: DWELLING_FIELDS, applicants: APPLICANT_FIELDS, tenancies: TENANCY_FIELDS, arrears: ARREARS_FIELDS }

/** Of each group at least one field must be connected, and filled in each row. */
export const REQUIRED: Record<ImportKind, { label: string; anyOf: string[] }[]> = {
  dwellings: [{ label: 'Adresse', anyOf: ['address', 'street'] }],
  applicants: [{ label: 'Navn eller fødselsnummer', anyOf: ['fullName', 'lastName', 'firstName', 'nationalId'] }],
  tenancies: [
    { label: 'Adresse', anyOf: ['address', 'street'] },
    { label: 'Leier', anyOf: ['fullName', 'lastName', 'firstName', 'nationalId'] },
  ],
  arrears: [
    { label: 'Leier, kontrakt eller bolig', anyOf: ['fullName', 'lastName', 'nationalId', 'externalRef', 'caseNumber', 'address', 'street'] },
    { label: 'Skyldig beløp', anyOf: ['amount'] },
  ],
}

/** The labels of the required groups that no column is connected to. */
export function missingRequired(kind: ImportKind, mapping: Partial<Record<string, number>>): string[] {
  return REQUIRED[kind].filter(({ anyOf }) => anyOf.every((field) => mapping[field] === undefined)).map(({ label }) => label)
}

/** Every heading key of a field: its synonyms, label and own name. */
export const headingKeys = (field: TargetField): string[] => [...new Set([field.label, field.field, ...field.synonyms].map(key))]

const KNOWN = new Set(Object.values(FIELDS).flat().flatMap(headingKeys))

/** True where the text is a heading of some list, so that the heading row can be told from titles and data. */
export const isKnownHeading = (text: string): boolean => {
  const plain = text.replace(/[([].*$/s, '')
  return KNOWN.has(key(text)) || (plain.trim() !== '' && KNOWN.has(key(plain)))
}
