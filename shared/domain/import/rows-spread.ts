// Takes combined columns apart: an address with its unit, a full name, "12/34", a list of features, a row that is several units.
import { cellText, isBlank, key, type Cell } from './cells.ts'
import type { TargetField } from './fields.ts'
import type { ImportKind, Values } from './records.ts'
import type { Reason } from './rows.ts'
import { parseAddress, parseUnitNumbers, splitName } from './values-identity.ts'

export interface Spread {
  values: Values
  /** unit numbers where the row is dwellings; empty where no unit is given */
  units: string[]
}

const FEATURES: [field: string, words: RegExp][] = [
  ['wheelchair', /rullestol/], ['stepFree', /trinnfri/], ['showerNoThreshold', /terskel/], ['lift', /heis/],
  ['ownEntrance', /eg(en|a)inngang|eigeninngang/], ['petsAllowed', /(hund|dyr)/], ['quiet', /rol(i|e)g/],
]

/** Only what is mentioned is answered; what is not mentioned stays unknown. */
function features(values: Values, text: string): void {
  for (const part of text.split(/[,;|/\n]+/)) {
    const word = key(part)
    const denied = /^(ikke|ikkje|ingen|uten|utan)(?!terskel)/.test(word)
    for (const [field, words] of FEATURES) if (words.test(word)) values[field] ??= denied ? 'no' : 'yes'
  }
}

function cadastre(values: Values, text: string, reasons: Reason[], label: string): void {
  const found = /^(?:(\d{4})\s?[-/ ]\s?)?(\d{1,5})\s?[/-]\s?(\d{1,5})(?:\s?[/-]\s?(\d{1,5}))?(?:\s?[/-]\s?(\d{1,5}))?$/.exec(text.replace(/\b[gbfs]nr\.?\s?/gi, '').trim())
  if (!found) {
    reasons.push({ level: 'soft', code: 'cadastre-unreadable', text: `${label}: «${text}» kan ikke leses som gårds- og bruksnummer. Feltet er ikke tatt med.`, field: 'cadastre' })
    return
  }
  if (found[1]) values.municipalityNumber ??= found[1]
  ;(['gnr', 'bnr', 'fnr', 'snr'] as const).forEach((field, i) => {
    if (found[i + 2] !== undefined) values[field] ??= Number(found[i + 2])
  })
}

function address(values: Values, text: string, reasons: Reason[], label: string): string[] {
  const found = parseAddress(text)
  if (found.street !== undefined) values.street ??= found.street
  if (found.houseNumber !== undefined) values.houseNumber ??= found.houseNumber
  if (found.postalCode !== undefined) values.postalCode ??= found.postalCode
  if (found.postalPlace !== undefined) values.postalPlace ??= found.postalPlace
  if (found.rest) reasons.push({ level: 'soft', code: 'address-rest', text: `${label}: «${found.rest}» er ikke forstått, og er ikke tatt med.`, field: 'address' })
  return found.units ?? []
}

/** How many units the row says it is, against the unit numbers it gives. */
function countUnits(values: Values, units: string[], reasons: Reason[]): string[] {
  const count = values.unitCount
  delete values.unitCount
  if (typeof count !== 'number' || count <= 1 || count === units.length) return units
  if (units.length === 1) {
    const first = units[0]!
    const last = Number(first.slice(3)) + count - 1
    if (last <= 99) {
      const all = Array.from({ length: count }, (_, i) => first.slice(0, 3) + String(Number(first.slice(3)) + i).padStart(2, '0'))
      reasons.push({ level: 'soft', code: 'units-counted', text: `Raden gjelder ${count} enheter, men har ett bruksenhetsnummer. Den er lest som ${all[0]} til ${all.at(-1)}.`, field: 'unitCount' })
      return all
    }
  }
  const seen = units.length === 0 ? 'uten bruksenhetsnummer' : `men har ${units.length} bruksenhetsnumre`
  reasons.push({ level: 'soft', code: 'units-differ', text: `Raden gjelder ${count} enheter, ${seen}. Den er lest som ${Math.max(1, units.length)}.`, field: 'unitCount' })
  return units
}

/** Take the combined cells apart into `values`; what stands in its own column wins over what stands inside another. */
export function spread(kind: ImportKind, values: Values, combined: { field: TargetField; cell: Cell }[], reasons: Reason[]): Spread {
  let own: string[] = []
  let inAddress: string[] = []
  for (const { field, cell } of combined) {
    if (isBlank(cell)) continue
    const text = cellText(cell)
    if (field.type === 'name') {
      const name = splitName(text)
      if (name.firstName !== undefined) values.firstName ??= name.firstName
      if (name.lastName !== undefined) values.lastName ??= name.lastName
    } else if (field.type === 'features') features(values, text)
    else if (field.type === 'address') inAddress = address(values, text, reasons, field.label)
    else if (field.type === 'units') {
      const { value, problem, note } = parseUnitNumbers(cell)
      own = value ?? []
      if (problem) reasons.push({ ...problem, text: `${field.label}: ${problem.text}`, field: field.field })
      if (note) reasons.push({ level: 'note', code: 'repaired', text: note, field: field.field })
    } else cadastre(values, text, reasons, field.label)
  }
  if (kind === 'tenancies' || kind === 'arrears') {
    if (inAddress[0] !== undefined) values.unitNumber ??= inAddress[0]
    if (inAddress.length > 1) reasons.push({ level: 'hard', code: 'unit-several', text: 'Adressen har flere bruksenheter. Et leieforhold gjelder én.', field: 'unitNumber' })
    return { values, units: [] }
  }
  return { values, units: countUnits(values, own.length > 0 ? own : inAddress, reasons) }
}
