// The legal references that are printed: kept as dated data, because an Act may be replaced while a case is open. A letter names no section that is not in its law set.
import { z } from '../zod.ts'

export const LAW_KEYS = ['delay', 'reasons', 'notification', 'complaintDeadline', 'complaintHandling', 'lateComplaint', 'partyAccess', 'representative', 'stayOfExecution', 'secrecy', 'guidance', 'correction', 'helpAct', 'temporary', 'leaseSpecial', 'leaseEnd', 'notice', 'publicAccess'] as const
export type LawKey = (typeof LAW_KEYS)[number]

/** What each reference is about, for the administrator who keeps them. */
export const LAW_LABELS: Record<LawKey, string> = {
  delay: 'Foreløpig svar', reasons: 'Begrunnelse', notification: 'Underretning', complaintDeadline: 'Klagefrist', complaintHandling: 'Behandling av klage', lateComplaint: 'For sen klage', partyAccess: 'Partsinnsyn', representative: 'Fullmektig', stayOfExecution: 'Utsatt iverksetting', secrecy: 'Taushetsplikt', guidance: 'Veiledning', correction: 'Omgjøring',
  helpAct: 'Hjelp på boligmarkedet', temporary: 'Midlertidig botilbud', leaseSpecial: 'Utleie til vanskeligstilte', leaseEnd: 'Leieavtalens slutt', notice: 'Oppsigelse', publicAccess: 'Unntatt offentlighet',
}

/** One set of references, each written as it is to stand after "etter". Bokmål names of the Acts; lawText gives the other language. */
export const LawSet = z.object({ key: z.string().min(1).max(40), name: z.string().min(2).max(200), references: z.record(z.enum(LAW_KEYS), z.string().min(2).max(200)) })
export type LawSet = z.output<typeof LawSet>

const OTHER_ACTS = {
  helpAct: 'boligsosialloven § 6', temporary: 'sosialtjenesteloven § 27', leaseSpecial: 'husleieloven § 11-1', leaseEnd: 'husleieloven § 9-2', notice: 'husleieloven § 9-6', publicAccess: 'offentleglova § 13',
}

const NEW_ACT = 'forvaltningsloven av 2025'

/** The two prepared sets. The sections of the new Act are not filled in: until the administrator does, the Act is named alone and nothing untrue is printed. */
export const PREPARED_LAW_SETS: { fvl1967: LawSet; fvl2025: LawSet } = {
  fvl1967: {
    key: 'fvl1967', name: 'Forvaltningsloven av 1967',
    references: {
      delay: 'forvaltningsloven § 11 a', reasons: 'forvaltningsloven §§ 24 og 25', notification: 'forvaltningsloven § 27', complaintDeadline: 'forvaltningsloven § 29', complaintHandling: 'forvaltningsloven § 33', lateComplaint: 'forvaltningsloven § 31',
      partyAccess: 'forvaltningsloven § 18', representative: 'forvaltningsloven § 12', stayOfExecution: 'forvaltningsloven § 42', secrecy: 'forvaltningsloven § 13', guidance: 'forvaltningsloven § 11', correction: 'forvaltningsloven § 35', ...OTHER_ACTS,
    },
  },
  fvl2025: {
    key: 'fvl2025', name: 'Forvaltningsloven av 2025',
    references: {
      delay: NEW_ACT, reasons: NEW_ACT, notification: NEW_ACT, complaintDeadline: NEW_ACT, complaintHandling: NEW_ACT, lateComplaint: NEW_ACT, partyAccess: NEW_ACT, representative: NEW_ACT, stayOfExecution: NEW_ACT, secrecy: NEW_ACT, guidance: NEW_ACT, correction: NEW_ACT, ...OTHER_ACTS,
    },
  },
}

const NYNORSK_ACTS: [RegExp, string][] = [[/orvaltningsloven/g, 'orvaltningslova'], [/oligsosialloven/g, 'ustadsosiallova'], [/osialtjenesteloven/g, 'osialtenestelova'], [/usleieloven/g, 'usleigelova']]

/** A reference as it is written in the language of the letter. What the municipality itself has written is left alone but for the names of the Acts. */
export function lawText(reference: string, language: 'nb' | 'nn'): string {
  if (language === 'nb') return reference
  return NYNORSK_ACTS.reduce((text, [from, to]) => text.replace(from, to), reference)
}

/** The law set in force on a date: the latest that has begun and not ended; undefined when none has. A set without a first day is prepared and not in force. */
export function lawSetAt<T extends { validFrom: string | null; validTo: string | null }>(sets: readonly T[], date: string): T | undefined {
  return sets.filter((one) => one.validFrom !== null && one.validFrom <= date && (one.validTo === null || one.validTo >= date)).sort((a, b) => (a.validFrom! < b.validFrom! ? 1 : -1))[0]
}
