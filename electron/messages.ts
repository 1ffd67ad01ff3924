// What the supervisor and the store process say to each other. Both ends are ours, on a private channel.
import type { CallOptions, Changed, Result } from '../shared/contract.ts'
import type { StoreKind } from './places.ts'
import type { StoreKey } from './sealed-key.ts'

export type ToStore =
  | { type: 'start'; folder: string; file: string | null; kind: StoreKind | null; mode: 'desktop' | 'browser'; key: StoreKey | null }
  | { type: 'key' }
  | { type: 'call'; id: number; name: string; input: unknown; options: CallOptions }
  | { type: 'stop' }

export type FromStore =
  | { type: 'answer'; id: number; result: Result<unknown> }
  | { type: 'changed'; changed: Changed }
  | { type: 'log'; code: string; operation: string }
  | { type: 'key'; key: StoreKey | null }
