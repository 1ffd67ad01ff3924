// Files in and out: the import with its dry run, and the documents and lists that leave.
import * as code from '../model/codes.ts'
import { operation } from '../contract.ts'
import { z } from '../zod.ts'
import { CASE_SORTS } from './cases.ts'
import { DWELLING_SORTS, DwellingFilter } from './homes.ts'
import { CaseFilter, FileOut } from './views.ts'

export const ColumnMapping = z.record(z.string(), z.number().int().min(0).max(500))
const Reason = z.object({ level: z.enum(['hard', 'soft', 'info']), text: z.string(), field: z.string().optional() })
export const PlannedRow = z.object({ rowNumber: z.number(), label: z.string(), outcome: z.enum(['add', 'change', 'skip', 'refuse']), reasons: z.array(Reason), changes: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })), duplicates: z.array(z.object({ id: z.string(), label: z.string(), why: z.enum(['nationalId', 'nameAndBirthDate', 'addressAndUnit', 'caseNumber', 'externalRef', 'sameFile']) })), needsConfirm: z.boolean() })
export const ImportCounts = z.object({ read: z.number(), added: z.number(), changed: z.number(), skipped: z.number(), refused: z.number() })
const Decisions = z.record(z.string(), z.string().max(80))

export const fileOperations = [
  operation({ name: 'import.read', kind: 'process', access: 'import', summary: 'Leser en fil trygt: ark, overskrifter, eksempler og foreslått kobling (jobb)', input: z.object({ token: z.string() }), output: z.object({ jobId: z.string() }) }),
  operation({ name: 'import.plan', kind: 'process', access: 'import', summary: 'Prøvekjøring: hva som blir lagt til, endret, hoppet over og avvist (jobb)', input: z.object({ token: z.string(), sheet: z.number().int().min(0), headerRow: z.number().int().min(0).nullable().default(null), kind: code.importKind.schema, mapping: ColumnMapping, decisions: Decisions.default({}) }), output: z.object({ jobId: z.string() }) }),
  operation({ name: 'import.apply', kind: 'process', access: 'import', summary: 'Skriver det prøvekjøringen viste, i én handling (jobb)', input: z.object({ token: z.string(), sheet: z.number().int().min(0), headerRow: z.number().int().min(0).nullable().default(null), kind: code.importKind.schema, mapping: ColumnMapping, decisions: Decisions.default({}), expected: ImportCounts }), output: z.object({ jobId: z.string() }) }),
  operation({ name: 'import.mappings', kind: 'query', access: 'import', summary: 'Lagrede kolonnekoblinger', input: z.object({}), output: z.array(z.object({ id: z.string(), name: z.string(), kind: code.importKind.schema, definition: z.string() })) }),
  operation({ name: 'import.saveMapping', kind: 'command', access: 'import', summary: 'Lagrer en kolonnekobling med navn', undoable: true, input: z.object({ name: z.string().trim().min(1).max(80), kind: code.importKind.schema, definition: z.string().max(20_000) }), output: z.object({ id: z.string() }) }),
  operation({ name: 'import.runs', kind: 'query', access: 'import', summary: 'Tidligere importer', input: z.object({}), output: z.array(z.object({ id: z.string(), kind: code.importKind.schema, fileName: z.string(), at: z.string(), who: z.string(), status: code.importStatus.schema, counts: ImportCounts, opId: z.string() })) }),
  operation({ name: 'import.undo', kind: 'command', access: 'import', summary: 'Angrer en hel import', input: z.object({ id: z.string() }), output: z.object({ undone: z.number() }) }),
  operation({ name: 'export.caseSummary', kind: 'query', access: 'export.people', summary: 'Saksoppsummering som PDF, for boliglaget eller for personen', input: z.object({ caseId: z.string(), recipient: z.enum(['team', 'person']).default('team') }), output: FileOut, audited: (input) => ({ entity: 'housingCase', id: input.caseId }) }),
  operation({ name: 'export.protocol', kind: 'query', access: 'export.people', summary: 'Møteprotokoll som PDF, for laget eller bare det én tjeneste kan få', input: z.object({ meetingId: z.string(), serviceId: z.string().nullable().default(null) }), output: FileOut, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'export.agenda', kind: 'query', access: 'export.people', summary: 'Saksliste som PDF, for møtelederen eller bare det én tjeneste kan få', input: z.object({ meetingId: z.string(), serviceId: z.string().nullable().default(null) }), output: FileOut, audited: (input) => ({ entity: 'meeting', id: input.meetingId }) }),
  operation({ name: 'export.plan', kind: 'query', access: 'export.people', summary: 'Oppfølgingsplan som PDF, til personen', input: z.object({ planId: z.string() }), output: FileOut, audited: (input) => ({ entity: 'followUpPlan', id: input.planId }) }),
  operation({ name: 'export.cases', kind: 'query', access: 'export.people', summary: 'Søkerlisten som .xlsx eller .csv, slik den er filtrert', input: z.object({ filter: CaseFilter.prefault({}), sort: z.enum(CASE_SORTS).default('dueOn'), descending: z.boolean().default(false), format: z.enum(['xlsx', 'csv']), columns: z.array(z.string()).optional() }), output: FileOut, audited: () => ({ entity: 'list', id: 'export.cases' }) }),
  operation({ name: 'export.dwellings', kind: 'query', access: 'export', summary: 'Boligregisteret som .xlsx eller .csv', input: z.object({ filter: DwellingFilter.prefault({}), sort: z.enum(DWELLING_SORTS).default('address'), descending: z.boolean().default(false), format: z.enum(['xlsx', 'csv']) }), output: FileOut, audited: () => ({ entity: 'list', id: 'export.dwellings' }) }),
  operation({ name: 'export.recoverySheet', kind: 'process', access: 'anyone', summary: 'Gjenopprettingskoden på et ark til utskrift', input: z.object({ municipality: z.string().max(120), code: z.string().max(200) }), output: FileOut }),
] as const
