// The dark ground and the white card of every page before the desk.
import type { ReactNode } from 'react'
import { client } from '../../data/client.ts'
import { text } from '../../text.ts'
import { AppMark } from '../../ui/icons.tsx'

/** Ask again who is in, after a way in was opened. */
export const enter = () => void client.invalidateQueries()

export function GateFrame({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <main className="gate">
      <div>
        <div className="gate-head">
          <AppMark /> {text.shell.app}
        </div>
        <div className="gate-card" data-wide={wide || undefined}>
          <h1 className="page-title">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  )
}
