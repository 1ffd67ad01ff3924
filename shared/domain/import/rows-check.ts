// Checks across the fields of one record: dates that contradict each other, and what is unusual.
import type { ImportKind, Values } from './records.ts'
import type { Reason, RowOptions } from './rows.ts'

const PAST: [kind: ImportKind, field: string, text: string][] = [
  ['applicants', 'receivedOn', 'Mottatt er en dato som ikke er kommet ennå.'],
  ['applicants', 'livingSince', 'Bodd slik siden er en dato som ikke er kommet ennå.'],
  ['arrears', 'asOf', 'Oversikten er datert fram i tid.'],
  ['arrears', 'oldestDueOn', 'Eldste forfall er ikke kommet ennå.'],
  ['applicants', 'decidedOn', 'Vedtaksdatoen er ikke kommet ennå.'],
]
const ORDER: [kind: ImportKind, first: string, last: string, text: string][] = [
  ['applicants', 'receivedOn', 'decidedOn', 'Vedtaksdatoen er før søknaden kom inn.'],
  ['arrears', 'oldestDueOn', 'asOf', 'Eldste forfall er etter dagen oversikten gjelder.'],
  ['tenancies', 'startsOn', 'contractEndsOn', 'Kontrakten går ut før leieforholdet begynte.'],
  ['tenancies', 'startsOn', 'movedOutOn', 'Leieren flyttet ut før leieforholdet begynte.'],
]

/** Day and month of a national id (D-numbers +40 on the day; test and help numbers +40, +65 or +80 on the month) with the two last digits of the year. */
function birthOf(nationalId: string): string {
  const day = Number(nationalId.slice(0, 2)) % 40
  const month = Number(nationalId.slice(2, 4))
  const plain = month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month
  return `${nationalId.slice(4, 6)}-${String(plain).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Add soft reasons for what contradicts or is unusual in one record. */
export function checkRecord(kind: ImportKind, values: Values, reasons: Reason[], { today }: RowOptions): void {
  const soft = (code: string, text: string, field: string) => reasons.push({ level: 'soft', code, text, field })
  for (const [of, field, text] of PAST) {
    const value = values[field]
    if (of === kind && typeof value === 'string' && value > today) soft('date-in-future', text, field)
  }
  for (const [of, first, last, text] of ORDER) {
    const [from, to] = [values[first], values[last]]
    if (of === kind && typeof from === 'string' && typeof to === 'string' && to < from) soft('date-order', text, last)
  }
  const { nationalId, birthDate, adults, children } = values
  if (typeof nationalId === 'string' && typeof birthDate === 'string' && birthOf(nationalId) !== birthDate.slice(2)) {
    soft('birth-date-differs', 'Fødselsdatoen stemmer ikke med fødselsnummeret.', 'birthDate')
  }
  if (adults === 0 && typeof children === 'number' && children > 0) soft('children-alone', 'Husstanden har barn, men ingen voksne.', 'adults')
  if (typeof values.rooms === 'number' && typeof values.bedrooms === 'number' && values.bedrooms > values.rooms) soft('more-bedrooms-than-rooms', 'Boligen har flere soverom enn rom.', 'bedrooms')
}
