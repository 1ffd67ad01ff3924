// The checker of national ids that the import rules ask. Test numbers pass unasked only where the demo is on; elsewhere a person must say so.
import { getType, idnr } from '@navikt/fnrvalidator'
import type { NationalIdValidator } from '../../shared/domain/import/values.ts'

/** @param allowTest true in the demo municipality, where every person is made up and has a test number (month + 80) */
export function nationalIdValidator(allowTest: boolean): NationalIdValidator {
  return (digits) => {
    if (!/^\d{11}$/.test(digits)) return { valid: false, kind: 'fnr' }
    const type = getType(digits)
    const kind = type.startsWith('dnr') ? 'dnr' : type === 'hnr' ? 'hnr' : type === 'tnr' ? 'tnr' : 'fnr'
    const test = type === 'tnr' || type === 'dnr-and-tnr'
    return { valid: idnr(digits).status === 'valid', kind: test && !allowTest ? 'tnr' : kind === 'tnr' ? 'fnr' : kind }
  }
}
