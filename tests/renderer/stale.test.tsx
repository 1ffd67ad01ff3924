// @vitest-environment jsdom
import './setup.ts'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AppError } from '../../shared/errors.ts'
import { StatusContext, type Status } from '../../renderer/state/session.ts'
import { sayValue, Stale, type Written } from '../../renderer/ui/Stale.tsx'

const status: Status = { state: 'open', demo: false, demoHint: null, readOnly: false, lostLog: false, session: null, autoLockMinutes: 10, storePath: '', mode: 'desktop', municipality: null, now: '2026-11-23T08:12:00.000Z', otherStores: [] }
const change = (field: string, label: string, theirs: unknown, at: string) => ({ field, label, theirs, by: 'Sigrid Ovesen', at })
const error: AppError = { code: 'stale', details: { changes: [change('dueOn', 'Frist', '2026-11-25', '2026-11-23T08:01:00.000Z'), change('dueOn', 'Frist', '2026-11-27', '2026-11-23T08:10:00.000Z'), change('waitingOn', 'Venter på', 'NAV', '2026-11-23T08:10:00.000Z')] } }

function show(written?: Written): string[] {
  const pressed: string[] = []
  render(<StatusContext.Provider value={status}><Stale error={error} written={written} onKeep={() => pressed.push('keep')} onTheirs={() => pressed.push('theirs')} /></StatusContext.Provider>)
  return pressed
}

test('sets what I wrote beside the newest of what the other wrote, and leaves the choice to me', () => {
  const pressed = show({ values: { dueOn: '2026-11-30' }, say: (_field, value) => sayValue('date', value) })
  const words = screen.getByRole('group').textContent
  expect(words).toContain('Sigrid Ovesen endret frist for 2 minutter siden.')
  expect(words).toContain(`Du skrev ${sayValue('date', '2026-11-30')}, Sigrid Ovesen skrev ${sayValue('date', '2026-11-27')}.`)
  expect(words).toContain('Ingenting er lagret ennå.')
  fireEvent.click(screen.getByRole('button', { name: 'Behold mitt' }))
  fireEvent.click(screen.getByRole('button', { name: 'Bruk deres' }))
  expect(pressed).toEqual(['keep', 'theirs'])
})

test('without a field in common it says what changed, and that my words stand', () => {
  show()
  expect(screen.getByRole('group').textContent).toContain('Sigrid Ovesen endret frist, venter på for 2 minutter siden.')
  expect(screen.getByRole('group').textContent).toContain('Det du skrev, står fortsatt her.')
})
