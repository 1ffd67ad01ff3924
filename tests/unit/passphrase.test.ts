import { expect, test } from 'vitest'
import { passphraseStrength } from '../../shared/domain/passphrase.ts'

const personal = ['Ingrid Moe', 'ingrid', 'Solvik kommune']

test.each(['', 'kort', 'passord12345', 'Sommer2026!!', 'aaaaaaaaaaaaaaaa', 'abcabcabcabc', '123456789012', 'qwertyuiopåasdf', 'ingridmoe2026', 'Solvik kommune 2026'])('«%s» is refused', (passphrase) => {
  expect(passphraseStrength(passphrase, personal).enough).toBe(false)
})

test.each(['fire hester spiser brød', 'kaffe sykkel måne tak', 'blåbær og vafler', 'x7Kq-mP2v-9RtW-z4Lb'])('«%s» is accepted', (passphrase) => {
  expect(passphraseStrength(passphrase, personal).enough).toBe(true)
})

test('says what is weak', () => {
  expect(passphraseStrength('ingrid', personal).weaknesses).toEqual(['short', 'personal'])
  expect(passphraseStrength('passordpassord', personal).weaknesses).toContain('common')
})

test('a longer passphrase of the same kind is never weaker', () => {
  const words = ['kaffe', 'sykkel', 'måne', 'tak', 'gjerde', 'skjorte']
  const scores = words.map((_, index) => passphraseStrength(words.slice(0, index + 1).join(' ')).bits)
  expect(scores).toEqual([...scores].sort((a, b) => a - b))
})
