// Who gets a letter: the applicant, and whoever speaks for them and takes the letters (forvaltningsloven § 12). A protected address is never put on paper here.
import type { Reader } from '../store.ts'

export interface Recipient { name: string; role: string; address: string[] }

/** The receivers on a date, the applicant first. */
export function recipientsOf(read: Reader, caseId: string, today: string): Recipient[] {
  const person = read.sql<{ name: string; address: string | null; protectedAddress: string }>('SELECT p.name, p.address, p.protectedAddress FROM housingCase c JOIN person p ON p.id = c.personId WHERE c.id = ?', [caseId])[0]
  if (!person) return []
  const address = person.protectedAddress === 'none' ? (person.address ?? '').split(/\n|, /).map((line) => line.trim()).filter(Boolean) : []
  const others = read.sql<{ name: string; organisation: string | null; address: string | null; kind: string }>(`SELECT name, organisation, address, kind FROM representative WHERE caseId = ? AND receivesLetters = 'yes' AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?) ORDER BY validFrom, id`, [caseId, today, today])
  return [{ name: person.name, role: 'Søker', address }, ...others.map((one) => ({ name: [one.name, one.organisation].filter(Boolean).join(', '), role: one.kind === 'guardian' ? 'Verge' : 'Fullmektig', address: (one.address ?? '').split(/\n|, /).map((line) => line.trim()).filter(Boolean) }))]
}

/** The letters that tell of a decision: those made for it, and those where it stands together with others. */
export const lettersWith = (read: Reader, own: { id: string; caseId: string }) =>
  read.sql<{ id: string; status: string }>('SELECT id, status FROM letter WHERE caseId = ? AND (decisionId = ? OR instr(content, ?) > 0)', [own.caseId, own.id, JSON.stringify(own.id)])
