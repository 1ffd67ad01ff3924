// National ids, unit numbers, names and addresses as they stand in spreadsheets.
import { cellText, isBlank, type Cell } from './cells.ts'
import { hard, soft, type Parsed } from './parsed.ts'

/** What the host's checker says of eleven digits. Kinds: fnr, dnr (D-number), hnr (help number), tnr (test number). */
export type NationalIdValidator = (digits: string) => { valid: boolean; kind: 'fnr' | 'dnr' | 'hnr' | 'tnr' }

/** Eleven digits, checked. A lost leading zero is put back with a note; a wrong checksum is hard; D-numbers, help numbers and test numbers are soft. */
export function parseNationalId(cell: Cell | undefined, validate: NationalIdValidator): Parsed<string> {
  if (cell === undefined || isBlank(cell) || /^(ukjent|ikke kjent|mangler|\?)$/i.test(cellText(cell))) return {}
  const bare = cellText(cell).replace(/[\s.'-]/g, '')
  if (/^\d{6}(x{5}|\*{5}|0{5})?$/i.test(bare)) return { problem: soft('id-birth-date-only', 'Det står bare seks siffer. Fødselsnummeret er ikke tatt med.') }
  const padded = /^\d{10}$/.test(bare)
  const digits = padded ? `0${bare}` : bare
  if (!/^\d{11}$/.test(digits)) return { problem: hard('id-length', 'Fødselsnummeret har ikke elleve siffer.') }
  const { valid, kind } = validate(digits)
  if (!valid) return { problem: hard('id-checksum', 'Fødselsnummeret finnes ikke. Kontrollsifrene stemmer ikke.') }
  const note = padded ? { note: 'Fødselsnummeret manglet første siffer. Programmet satte inn 0.' } : {}
  if (kind === 'dnr') return { value: digits, ...note, problem: soft('id-d-number', 'Nummeret er et D-nummer.') }
  if (kind === 'tnr') return { value: digits, ...note, problem: soft('id-test-number', 'Nummeret er et testnummer. Personen finnes ikke i virkeligheten.') }
  if (kind === 'hnr') return { value: digits, ...note, problem: soft('id-help-number', 'Nummeret er et hjelpenummer.') }
  return { value: digits, ...note }
}

const unit = (letter: string, floor: number, number: number) => `${letter}${String(floor).padStart(2, '0')}${String(number).padStart(2, '0')}`

function oneUnit(text: string): { value: string; repaired: boolean; guessed: boolean } | undefined {
  const clean = text.toUpperCase().replace(/[\s.:_]/g, '')
  const digits = clean.replace(/O/g, '0')
  const found = /^([HKLU]?)(\d{3,4})$/.exec(digits)
  if (!found) return undefined
  const four = found[2]!.padStart(4, '0')
  if (four.slice(2) === '00') return undefined
  const value = `${found[1] || 'H'}${four}`
  return { value, repaired: value !== text.trim(), guessed: found[1] === '' }
}

function rangeOf(text: string): string[] | undefined {
  const found = /^(.+?)\s*(?:-|–|—|til)\s*(.+)$/.exec(text)
  if (!found) return undefined
  const from = oneUnit(found[1]!)?.value
  const to = from && (/^\d{1,2}$/.test(found[2]!.trim()) ? from.slice(0, 3) + found[2]!.trim().padStart(2, '0') : /^\d{3,4}$/.test(found[2]!.trim()) ? from[0] + found[2]!.trim().padStart(4, '0') : oneUnit(found[2]!)?.value)
  if (!from || !to || from.slice(0, 3) !== to.slice(0, 3) || to < from) return undefined
  const first = Number(from.slice(3))
  return Array.from({ length: Number(to.slice(3)) - first + 1 }, (_, i) => unit(from[0]!, Number(from.slice(1, 3)), first + i))
}

/**
 * Unit numbers (letter H, K, L or U, floor, number) of one cell: one, a list or a range on one floor ("H0101-H0104").
 * A missing zero or O for 0 is repaired with a note, a missing letter is soft, the rest is hard.
 */
export function parseUnitNumbers(cell: Cell | undefined): Parsed<string[]> {
  if (cell === undefined || isBlank(cell)) return {}
  const text = cellText(cell)
  const units: string[] = []
  let repaired = false
  let guessed = false
  for (const part of text.split(/\s*(?:[,;/+&]|\bog\b)\s*/i).filter(Boolean)) {
    const range = rangeOf(part)
    const single = range ? undefined : oneUnit(part)
    if (!range && !single) return { problem: hard('unit-malformed', `«${text}» er ikke et bruksenhetsnummer. Det skal være én bokstav og fire siffer, for eksempel H0101.`) }
    repaired ||= single?.repaired ?? false
    guessed ||= single?.guessed ?? false
    units.push(...(range ?? [single!.value]))
  }
  const value = [...new Set(units)]
  if (guessed) return { value, problem: soft('unit-letter-missing', `«${text}» mangler bokstav. Det er lest som ${value.join(', ')}.`) }
  return { value, ...(repaired && { note: `Bruksenhetsnummeret «${text}» er lest som ${value.join(', ')}.` }) }
}

/** One unit number; a list or a range is hard. */
export function parseUnitNumber(cell: Cell | undefined): Parsed<string> {
  const { value, ...rest } = parseUnitNumbers(cell)
  if (value && value.length > 1) return { problem: hard('unit-several', `«${cellText(cell)}» er flere bruksenheter. Her skal det stå én.`) }
  return { ...(value && { value: value[0]! }), ...rest }
}

export interface Name {
  firstName?: string
  lastName?: string
}

const PARTICLES = new Set(['van', 'von', 'de', 'der', 'den', 'di', 'da', 'al', 'el', 'bin', 'ben', 'af'])

/** "Etternavn, Fornavn" or "Fornavn Mellomnavn Etternavn"; particles such as "van der" go with the last name. */
export function splitName(text: string): Name {
  const clean = text.replace(/\s+/g, ' ').trim()
  const comma = clean.indexOf(',')
  if (comma > 0) {
    const firstName = clean.slice(comma + 1).trim()
    return { lastName: clean.slice(0, comma).trim(), ...(firstName && { firstName }) }
  }
  const words = clean.split(' ')
  let at = words.length - 1
  while (at > 1 && PARTICLES.has(words[at - 1]!.toLowerCase())) at--
  return at < 1 ? { lastName: clean } : { firstName: words.slice(0, at).join(' '), lastName: words.slice(at).join(' ') }
}

export interface Address {
  street?: string
  /** with its letter: "12B" */
  houseNumber?: string
  units?: string[]
  postalCode?: string
  postalPlace?: string
  /** what could not be placed */
  rest?: string
}

const UNITS = /(?:^|[\s,(]+)((?:[HKLU]\s?[0O]\d{3}|[HKLU]\d{3,4})(?:\s*(?:[-–,;/+&]|og|til)\s*(?:[HKLU]\s?\d{3,4}|\d{2,4}(?![\d\s]*\p{L})))*)\)?(?=$|[\s,])/iu

/** An address line taken apart: street, house number, unit numbers, post code and place, in whatever order they stand. */
export function parseAddress(text: string): Address {
  let line = text.replace(/\s+/g, ' ').trim()
  const address: Address = {}
  const found = UNITS.exec(line)
  const units = found ? parseUnitNumbers(found[1]!).value : undefined
  if (found && units) {
    address.units = units
    line = `${line.slice(0, found.index)},${line.slice(found.index + found[0].length)}`
  }
  const post = /,?\s*(?<![\d])(?:N-)?(\d{4})\s+([\p{L}][\p{L} .-]+?)[\s,]*$/u.exec(line)
  if (post && post.index > 0) {
    address.postalCode = post[1]!
    address.postalPlace = post[2]!.trim()
    line = line.slice(0, post.index)
  }
  line = line.replace(/[\s,]+$/g, '').replace(/,+/g, ',')
  const numbered = /^(.*?\p{L}.*?|\p{L}+)[\s,]+(?:nr\.?\s*)?(\d{1,4})\s?([A-Za-zÆØÅæøå])?(?=$|[\s,])(.*)$/u.exec(line)
  if (!numbered) return line ? { ...address, street: line } : address
  address.street = numbered[1]!.trim()
  address.houseNumber = `${numbered[2]!}${(numbered[3] ?? '').toUpperCase()}`
  const rest = numbered[4]!.replace(/^[\s,]+|[\s,]+$/g, '')
  return rest ? { ...address, rest } : address
}
