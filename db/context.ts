// What a handler is given. Time, ids and the person signed in are passed in; nothing here looks at a clock.
import type { Session } from '../shared/contract.ts'
import type { NewId } from '../shared/ids.ts'
import type { NamesOf, Output, ParsedInput } from '../shared/operations/index.ts'
import type { Produced } from '../shared/documents.ts'
import type { Reader, Writer } from './store.ts'

export interface QueryContext {
  read: Reader
  session: Session
  /** ISO instant */
  now: string
  /** calendar date in Norway */
  today: string
}

export interface CommandContext extends QueryContext {
  write: Writer
  newId: NewId
  opId: string
}

/** Operations that make a file answer with what to render; the host renders it outside the transaction. */
type Answer<N extends NamesOf<'query' | 'command'>> = N extends `export.${string}` ? Produced : Output<N>

export type Handlers = { [N in NamesOf<'query'>]: (context: QueryContext, input: ParsedInput<N>) => Answer<N> } & {
  [N in NamesOf<'command'>]: (context: CommandContext, input: ParsedInput<N>) => Answer<N>
}
