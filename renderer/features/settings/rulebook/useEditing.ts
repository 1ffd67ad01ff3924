// A draft of the rules while it is written: kept between places, compared with what is stored, sent on the version it was begun on.
import { useEffect, useMemo } from 'react'
import { RuleDefinition } from '../../../../shared/domain/rules.ts'
import type { Output } from '../../../../shared/operations/index.ts'
import { client } from '../../../data/client.ts'
import { question } from '../../../data/useQuery.ts'
import { useCommand } from '../../../data/useCommand.ts'
import { useDraft } from '../../../state/drafts.ts'
import { text } from '../../../text.ts'
import { findProblems, type Problem } from './problems.ts'

type Loaded = Output<'rulebook.get'>
export interface Content { name: string; versionLabel: string; note: string | null; definition: RuleDefinition }
interface Kept extends Content { version: number }

const keptOf = ({ row, definition }: Loaded): Kept => ({ version: row.version, name: row.name, versionLabel: row.versionLabel, note: row.note, definition })

/** As it is stored: without the empty ends of lists that were being typed, and named by the regulation. */
const cleaned = ({ name, definition }: Content): RuleDefinition => ({ ...definition, regulation: name.trim(), criteria: definition.criteria.map((one) => ({ ...one, evidence: one.evidence.map((paper) => paper.trim()).filter(Boolean) })) })

/** The content as one text. Keys in the schema's order, so that equal drafts are equal texts. */
const textOf = (one: Content) => JSON.stringify([one.name.trim(), one.versionLabel.trim(), one.note || null, RuleDefinition.safeParse(cleaned(one)).data ?? one.definition])

export interface Editing {
  content: Content
  problems: Problem[]
  dirty: boolean
  set: (patch: Partial<Content>) => void
  setRules: (patch: Partial<RuleDefinition>) => void
  /** Store it. True when it is stored; on a stale version `newest` sends it again on the newest one. */
  save: (newest?: boolean) => Promise<boolean>
  saving: ReturnType<typeof useCommand<'rulebook.save'>>
  /** throw away what is written here and read what is stored */
  theirs: () => void
  /** the version of the stored draft */
  version: number
}

export function useEditing(loaded: Loaded): Editing {
  const [written, write, drop] = useDraft(`rulebook:${loaded.row.id}`)
  const saving = useCommand('rulebook.save', text.rulebook.saved)
  const stored = useMemo(() => keptOf(loaded), [loaded])
  const storedText = useMemo(() => textOf(stored), [stored])
  const kept = useMemo(() => (written ? (JSON.parse(written) as Kept) : stored), [written, stored])
  const isDirty = useMemo(() => written !== '' && textOf(kept) !== storedText, [written, kept, storedText])
  // Once what is stored is what was written, the copy here has done its work.
  useEffect(() => { if (written && !isDirty && stored.version >= kept.version) drop() })
  const problems = useMemo(() => {
    const list = findProblems(kept.definition)
    if (kept.name.trim().length < 2) list.push({ path: 'general.name', text: text.rulebook.write, blocks: true })
    if (kept.versionLabel.trim().length < 1) list.push({ path: 'general.versionLabel', text: text.rulebook.write, blocks: true })
    return list
  }, [kept])
  const put = (next: Kept) => write(JSON.stringify(next))
  return {
    content: kept, problems, dirty: isDirty, saving, version: Math.max(stored.version, kept.version),
    set: (patch) => put({ ...kept, ...patch }),
    setRules: (patch) => put({ ...kept, definition: { ...kept.definition, ...patch } }),
    save: async (newest = false) => {
      const version = newest ? (await client.fetchQuery({ ...question('rulebook.get', { id: loaded.row.id }), staleTime: 0 })).row.version : kept.version
      const answer = await saving.run({ id: loaded.row.id, version, name: kept.name.trim(), versionLabel: kept.versionLabel.trim(), note: kept.note || null, definition: cleaned(kept) })
      if (answer.ok) put({ ...kept, version: answer.value.version })
      return answer.ok
    },
    theirs: () => {
      saving.clear()
      drop()
    },
  }
}
