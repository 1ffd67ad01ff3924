// Pairs of people who may be one: found by groups that share a birth date, a phone, a national id or the whole name, never by comparing all with all.

/** What is compared of a person. */
export interface Known { id: string; name: string; birthDate: string | null; nationalId: string | null; phone: string | null }
export interface Pair { a: string; b: string; why: string[] }

/** No list is read further than this; the rest comes when these are looked at. */
const MOST = 5_000
/** Groups up to this size are compared each with each; those who share a word, up to that. */
const FEW = 8
const SMALL = 40

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'aa', ä: 'ae', ö: 'o', ü: 'u', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ł: 'l' }

/** The words of a name without what people write differently: case, accents, hyphens, and the Norwegian letters in their other spelling. */
export function nameWords(name: string): string[] {
  if (/^[\w .'-]*$/.test(name)) return plainWords(name.toLowerCase())
  const plain = name.normalize('NFC').toLocaleLowerCase('nb').replace(/[æøåäöüđðþßł]/g, (letter) => LETTERS[letter]!).normalize('NFD').replace(/\p{M}/gu, '')
  return plainWords(plain)
}

/** «aa» and «å», «oe» and «ø» are the same sound in old and new spelling. */
const plainWords = (plain: string) => plain.replace(/a[ae]|oe/g, (pair) => (pair === 'aa' ? 'a' : pair === 'oe' ? 'o' : 'e')).split(/[^\p{L}\p{N}]+/u).filter(Boolean).sort()

/** The digits of a phone number without the country; null when there are too few to mean anything. */
export function phoneDigits(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '').replace(/^(00)?47(?=\d{8}$)/, '')
  return digits.length >= 8 ? digits : null
}

/** One letter put in, taken out or changed, or two neighbours swapped. */
export function oneLetterOff(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  if (a.slice(i + 1) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i) || a.slice(i) === b.slice(i + 1)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

/** 'same', in any order; 'similar': one letter off in one word, or one name has a middle name that the other lacks; null otherwise. */
export function compareNames(a: readonly string[], b: readonly string[]): 'same' | 'similar' | null {
  if (a.length === 0 || b.length === 0) return null
  const left = [...a]
  const rest = b.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  if (left.length === 0 && rest.length === 0) return 'same'
  if ((left.length === 0 || rest.length === 0) && Math.min(a.length, b.length) >= 2) return 'similar'
  return left.length === 1 && rest.length === 1 && Math.min(left[0]!.length, rest[0]!.length) >= 3 && oneLetterOff(left[0]!, rest[0]!) ? 'similar' : null
}

/** Keys of which two similar names share at least one. */
function keysOf(words: readonly string[]): string[] {
  const short = (word: string) => [word, ...Array.from(word, (_letter, i) => word.slice(0, i) + word.slice(i + 1))]
  if (words.length < 2) return words.flatMap(short)
  const keys = new Set<string>()
  for (let i = 0; i < words.length; i++) for (let j = i + 1; j < words.length; j++) keys.add(`${words[i]} ${words[j]}`)
  if (words.length === 2) for (const [kept, other] of [[words[0]!, words[1]!], [words[1]!, words[0]!]] as const) for (const one of short(other)) keys.add(`${kept}|${one}`)
  return [...keys]
}

const groups = <T>(rows: readonly T[], key: (row: T) => string | null): T[][] => {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const at = key(row)
    if (at === null) continue
    const group = found.get(at)
    if (group) group.push(row)
    else found.set(at, [row])
  }
  return [...found.values()].filter((group) => group.length > 1)
}

/** A temporary number (day + 40) and the final one are different and still one person. */
const isTemporary = (id: string) => Number(id[0]) >= 4
const otherPerson = (a: Known, b: Known) => a.nationalId !== null && b.nationalId !== null && a.nationalId !== b.nationalId && isTemporary(a.nationalId) === isTemporary(b.nationalId)

/** Every pair that may be one person, with why, the surest first. Each pair once, `a` before `b`. */
export function findPairs(people: readonly Known[]): Pair[] {
  const words = new Map<string, string[]>()
  const wordsOf = (one: Known) => {
    const known = words.get(one.id) ?? nameWords(one.name)
    words.set(one.id, known)
    return known
  }
  const found = new Map<string, Pair & { weight: number }>()
  const add = (one: Known, other: Known, why: string, weight: number) => {
    const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id]
    const pair = found.get(`${a} ${b}`)
    if (pair) {
      if (!pair.why.includes(why)) pair.why.push(why)
      pair.weight = Math.max(pair.weight, weight)
    } else if (found.size < MOST) found.set(`${a} ${b}`, { a, b, why: [why], weight })
  }
  const within = (group: readonly Known[], look: (a: Known, b: Known) => unknown) => {
    for (let i = 0; i < group.length && found.size < MOST; i++) for (let j = i + 1; j < group.length; j++) look(group[i]!, group[j]!)
  }
  const buckets = (group: readonly Known[], keys: (words: readonly string[]) => readonly string[]) => {
    const byKey = new Map<string, Known[]>()
    for (const one of group) {
      for (const key of keys(wordsOf(one))) {
        const few = byKey.get(key)
        if (few) few.push(one)
        else byKey.set(key, [one])
      }
    }
    return byKey.values()
  }
  // Similar names share a word; only where very many share one is it looked at closer.
  const similar = (group: readonly Known[], look: (a: Known, b: Known) => void) => {
    if (group.length <= FEW) return within(group, look)
    for (const sharing of buckets(group, (words) => (words.length > 1 ? words : keysOf(words)))) {
      if (sharing.length <= SMALL) within(sharing, look)
      else for (const few of buckets(sharing, keysOf)) within(few, look)
    }
  }
  for (const group of groups(people, (one) => one.nationalId)) within(group, (a, b) => add(a, b, 'Samme fødselsnummer', 4))
  for (const group of groups(people, (one) => one.birthDate)) {
    similar(group, (a, b) => {
      const names = compareNames(wordsOf(a), wordsOf(b))
      if (names === 'same') add(a, b, 'Samme navn og fødselsdato', 3)
      else if (names === 'similar' && !otherPerson(a, b)) add(a, b, 'Samme fødselsdato og nesten samme navn', 2)
    })
  }
  for (const group of groups(people, (one) => phoneDigits(one.phone))) {
    similar(group, (a, b) => {
      const names = compareNames(wordsOf(a), wordsOf(b))
      if (names !== null && !otherPerson(a, b) && (a.birthDate === null || b.birthDate === null || a.birthDate === b.birthDate)) add(a, b, names === 'same' ? 'Samme telefon og samme navn' : 'Samme telefon og nesten samme navn', 1)
    })
  }
  // A name alone says little; it is shown where a birth date is lacking, since nothing else can tell them apart.
  const undated = new Set(people.filter((one) => one.birthDate === null).map((one) => wordsOf(one).join(' ')))
  const sameName = groups(people, (one) => (undated.size > 0 && wordsOf(one).length > 1 && undated.has(wordsOf(one).join(' ')) ? wordsOf(one).join(' ') : null))
  for (const group of sameName) within(group, (a, b) => (a.birthDate === null || b.birthDate === null) && !otherPerson(a, b) && add(a, b, 'Samme navn, og fødselsdato mangler', 0))
  return [...found.values()].sort((x, y) => y.weight - x.weight || (x.a + x.b < y.a + y.b ? -1 : 1)).map(({ a, b, why }) => ({ a, b, why }))
}
