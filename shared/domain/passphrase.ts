// How hard a passphrase is to guess: an estimate in bits from length, variety, repetition, runs and common words. Pure; the store and the screen ask the same.

/** Words people choose first. Found inside the passphrase they count as one guess among a few thousand, not as letters. */
const COMMON = [
  'passord', 'password', 'passphrase', 'hemmelig', 'kommune', 'kommunen', 'boligkontor', 'boligkontoret', 'boligbordet', 'bolig', 'velkommen', 'welcome', 'sommer', 'vinter', 'høst', 'vår', 'norge', 'norway', 'oslo', 'bergen', 'trondheim', 'admin', 'administrator', 'bruker', 'test',
  'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag', 'januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember', 'qwerty', 'asdf', 'letmein', 'iloveyou', 'fotball', 'rosenborg', 'brann', 'vålerenga', 'nav', 'login', 'master', 'dragon', 'sunshine', 'monkey', 'abc123',
]
const ROWS = ['abcdefghijklmnopqrstuvwxyzæøå', '0123456789', 'qwertyuiopå', 'asdfghjkløæ', 'zxcvbnm']
export const SHORTEST = 12

export type Weakness = 'short' | 'common' | 'personal' | 'repeated' | 'sequence'
export interface Strength {
  /** 0 nothing, 1 easy to guess, 2 too weak, 3 good enough, 4 strong */
  score: 0 | 1 | 2 | 3 | 4
  /** may be used */
  enough: boolean
  bits: number
  weaknesses: Weakness[]
}

function alphabetSize(text: string): number {
  return (/[a-zæøå]/.test(text) ? 29 : 0) + (/[A-ZÆØÅ]/.test(text) ? 29 : 0) + (/\d/.test(text) ? 10 : 0) + (/\s/.test(text) ? 1 : 0) + (/[^\p{L}\p{N}\s]/u.test(text) ? 20 : 0)
}

/** Replace what is easily guessed with one mark each, so that it stops counting as many letters. */
function squeeze(lower: string, words: readonly string[]): { rest: string; found: number } {
  let rest = lower
  let found = 0
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (word.length < 3) continue
    const parts = rest.split(word)
    found += parts.length - 1
    rest = parts.join('\u0000')
  }
  return { rest, found }
}

/** Letters left when runs such as «aaaa» and «1234» are shortened to their first two. */
function withoutRuns(text: string): { rest: string; repeated: boolean; sequence: boolean } {
  let rest = ''
  let repeated = false
  let sequence = false
  for (const letter of text) {
    const [a, b] = [rest.at(-2), rest.at(-1)]
    const same = a === letter && b === letter
    const run = a !== undefined && b !== undefined && ROWS.some((row) => row.includes(a + b + letter) || [...row].reverse().join('').includes(a + b + letter))
    repeated ||= same
    sequence ||= run
    if (same) continue
    rest = run ? rest.slice(0, -1) + letter : rest + letter
  }
  return { rest, repeated, sequence }
}

/** The whole repeated as «abcabcabc»? Then only the part counts. */
function withoutRepetition(text: string): { part: string; repeated: boolean } {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) return { part: text.slice(0, length), repeated: true }
  }
  return { part: text, repeated: false }
}

/**
 * Estimate the strength of a passphrase.
 * @param personal words an attacker would try first: name, user name, municipality
 */
export function passphraseStrength(passphrase: string, personal: readonly string[] = []): Strength {
  const text = passphrase.normalize('NFC').trim()
  const lower = text.toLowerCase()
  const own = personal.flatMap((one) => one.toLowerCase().split(/[\s@.-]+/))
  const { part, repeated: whole } = withoutRepetition(lower)
  const mine = squeeze(part, own)
  const usual = squeeze(mine.rest, COMMON)
  const runs = withoutRuns(usual.rest)
  const free = runs.rest.replaceAll('\u0000', '')
  // A letter inside ordinary words carries less than a random one: at most 3 bits, whatever the alphabet.
  const perLetter = Math.min(Math.log2(Math.max(alphabetSize(text), 2)), 3)
  const distinct = new Set(free).size
  const bits = Math.round(free.length * perLetter * Math.min(1, (distinct + 2) / 9) + usual.found * 8 + mine.found * 3)
  const weaknesses: Weakness[] = [...(text.length < SHORTEST ? ['short' as const] : []), ...(usual.found ? ['common' as const] : []), ...(mine.found ? ['personal' as const] : []), ...(whole || runs.repeated ? ['repeated' as const] : []), ...(runs.sequence ? ['sequence' as const] : [])]
  const score = text.length === 0 ? 0 : text.length < SHORTEST || bits < 22 ? 1 : bits < 34 ? 2 : bits < 50 ? 3 : 4
  return { score, enough: score >= 3, bits, weaknesses }
}
