// Headings of a rent ledger: who owes rent, how much, since when.
import { PERSON_FIELDS } from './fields-applicants.ts'
import { ADDRESS_FIELDS } from './fields-dwellings.ts'
import type { TargetField } from './fields.ts'
import { TENANCY_FIELDS } from './fields-tenancies.ts'

const ofTenancies = (field: string) => TENANCY_FIELDS.filter((one) => one.field === field)

export const ARREARS_FIELDS: TargetField[] = [
  ...ADDRESS_FIELDS.map((field): TargetField => (field.field === 'unitNumber' ? { ...field, type: 'unit' } : field)),
  ...PERSON_FIELDS.filter((one) => one.field === 'nationalId'),
  ...['fullName', 'firstName', 'lastName', 'caseNumber', 'externalRef', 'comment'].flatMap(ofTenancies),
  { field: 'amount', label: 'Skyldig beløp', type: 'owed', unusualAbove: 50_000_000, synonyms: ['skyldig', 'skylder', 'skuldar', 'restanse', 'restansar', 'restanser', 'husleierestanse', 'restansebeløp', 'utestående', 'uteståande', 'utestående beløp', 'ubetalt', 'ubetalt husleie', 'forfalt', 'forfalt beløp', 'forfalt sum', 'saldo', 'sum skyldig', 'sum restanse', 'restbeløp', 'gjeld', 'husleiegjeld', 'til betaling', 'åpen saldo', 'beløp'] },
  { field: 'months', label: 'Måneder på etterskudd', type: 'integer', min: 0, max: 240, synonyms: ['antall måneder', 'måneder', 'månader', 'mnd', 'antall mnd', 'ant mnd', 'mnd skyldig', 'måneder skyldig', 'antall terminer', 'terminer', 'antall måneder skyldig', 'mnd restanse'] },
  { field: 'oldestDueOn', label: 'Eldste forfall', type: 'date', synonyms: ['eldste forfallsdato', 'eldste ubetalte', 'eldste krav', 'forfall', 'forfallsdato', 'første forfall', 'eldste faktura', 'eldste restanse', 'skyldig siden', 'ubetalt siden', 'eldste forfalte'] },
  { field: 'asOf', label: 'Oversikten gjelder per', type: 'date', synonyms: ['per dato', 'pr dato', 'pr. dato', 'per', 'dato', 'saldodato', 'kjøredato', 'uttrekksdato', 'status per', 'rapportdato', 'utskriftsdato'] },
]
