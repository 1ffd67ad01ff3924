// One door to the value parsers of the import.
export type { Level, Parsed, Problem } from './parsed.ts'
export { parseDate, serialDate, type DateOptions } from './values-date.ts'
export { parseFloor, parseMoney, parseNumber, parseOwed, plainNumber, type NumberOptions } from './values-number.ts'
export { parseAddress, parseNationalId, parseUnitNumber, parseUnitNumbers, splitName, type Address, type Name, type NationalIdValidator } from './values-identity.ts'
export { CODE_LISTS, parseAnswer, parseCode, type CodeListName } from './values-codes.ts'
