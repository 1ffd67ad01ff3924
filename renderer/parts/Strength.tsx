// How hard the passphrase is to guess, as four steps and a word, with what makes it weak.
import { passphraseStrength } from '../../shared/domain/passphrase.ts'
import { text } from '../text.ts'

export function Strength({ passphrase, personal }: { passphrase: string; personal: readonly string[] }) {
  const { score, enough, weaknesses } = passphraseStrength(passphrase, personal)
  const t = text.access.strength
  const why = enough ? '' : weaknesses.map((one) => t.weak[one]).join(' ')
  return (
    <div className="strength" data-weak={!enough || undefined}>
      <div className="strength-bar" role="meter" aria-label={t.label} aria-valuemin={0} aria-valuemax={4} aria-valuenow={score} aria-valuetext={t.words[score] || text.common.notGiven}>
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={score >= step || undefined} />
        ))}
      </div>
      <span>
        {t.words[score]} {why}
      </span>
    </div>
  )
}
