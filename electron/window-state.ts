// Where the window was last time. Holds four numbers and a flag; a file that cannot be read is as if there were none.
import { readFileSync } from 'node:fs'
import { z } from '../shared/zod.ts'
import { writeSafely } from '../db/files.ts'

const State = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().min(400).max(20_000), height: z.number().int().min(300).max(20_000), maximized: z.boolean() })
export type WindowState = z.output<typeof State>
interface Area { x: number; y: number; width: number; height: number }

/** The saved state, if at least a corner of it is still on some screen. */
export function readWindowState(path: string, screens: readonly Area[]): WindowState | null {
  try {
    const state = State.parse(JSON.parse(readFileSync(path, 'utf8')))
    const visible = screens.some((one) => state.x + state.width > one.x + 80 && state.x < one.x + one.width - 80 && state.y >= one.y - 10 && state.y < one.y + one.height - 80)
    return visible ? state : null
  } catch {
    return null
  }
}

/** Keep the state; a full disk is no reason to bother anyone about a window. */
export function saveWindowState(path: string, state: WindowState): void {
  try {
    writeSafely(path, JSON.stringify(state))
  } catch {
    // The window opens at its usual place next time.
  }
}
