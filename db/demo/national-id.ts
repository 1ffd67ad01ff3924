// Synthetic national ids: the month is 80 higher than any real one, so that no demo person can be someone. Check digits are right.
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
const check = (digits: readonly number[], weights: readonly number[]) => (11 - (weights.reduce((sum, weight, i) => sum + weight * digits[i]!, 0) % 11)) % 11

/**
 * The first valid synthetic id of a birth date at or after a serial number.
 * @param birthDate ISO date, 1940-2039
 * @param serial any whole number; people born the same day need different ones
 */
export function syntheticId(birthDate: string, serial: number): string {
  const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number]
  const head = `${String(day).padStart(2, '0')}${String(month + 80)}${String(year % 100).padStart(2, '0')}`
  for (let i = 0; i < 500; i++) {
    const number = ((serial + i) % 500) + (year >= 2000 ? 500 : 0)
    const digits = `${head}${String(number).padStart(3, '0')}`.split('').map(Number)
    const first = check(digits, FIRST)
    if (first === 10) continue
    const second = check([...digits, first], SECOND)
    if (second !== 10) return `${digits.join('')}${first}${second}`
  }
  throw new Error(`no synthetic id for ${birthDate}`)
}
