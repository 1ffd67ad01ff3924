// Set up the wall's screen of this PC: how large, how far away, how bright the room is. Shown as it will be before it is used.
import { Checkbox } from '@navikt/ds-react'
import { useState } from 'react'
import { capitalHeight, DRAWN, FLOOR_ARC, pixelsFor, roomScale, roomShape, screenWidth, SETUP_LIMITS } from '../../../shared/domain/legibility.ts'
import type { RoomView } from '../../../shared/operations/meeting.ts'
import { showStrip } from '../../state/undo.ts'
import { useSettings, type RoomLook, type ThemeChoice } from '../../state/settings.ts'
import { text } from '../../text.ts'
import { FormDialog } from '../../ui/Dialogs.tsx'
import { Choice, TextInput } from '../../ui/Field.tsx'
import { RoomFrame } from './RoomFrame.tsx'

const t = text.meeting.setup
/** Beyond this even the question alone has no room. */
const MOST_SCALE = 3

const numberOf = (typed: string): number | null => {
  const value = Number(typed.trim().replace(',', '.'))
  return typed.trim() !== '' && Number.isFinite(value) ? value : null
}
const within = (value: number | null, { least, most }: { least: number; most: number }): value is number => value !== null && value >= least && value <= most
const shown = (value: number) => String(Math.round(value * 10) / 10).replace('.', ',')

/** What the numbers come to, in words. */
function sayings(look: RoomLook): { size: string; room: string; tooMuch: boolean } {
  const scale = roomScale(look)
  const smallest = (DRAWN.text * scale / pixelsFor(look, FLOOR_ARC)) * capitalHeight(look, FLOOR_ARC)
  const tooMuch = scale > MOST_SCALE
  return { tooMuch, size: t.smallest(shown(smallest), shown(capitalHeight(look, FLOOR_ARC))), room: tooMuch ? t.tooMuch : roomShape(scale) === 'one' ? t.much : scale > 1.005 ? t.fewer : t.normal }
}

export function RoomSetup({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const { room: now, set } = useSettings()
  const [inches, setInches] = useState(shown(now.inches))
  const [metres, setMetres] = useState(shown(now.metres))
  const [theme, setTheme] = useState<ThemeChoice>(now.theme)
  const [contrast, setContrast] = useState(now.contrast)
  const [size, distance] = [numberOf(inches), numberOf(metres)]
  const isSize = within(size, SETUP_LIMITS.inches)
  const isDistance = within(distance, SETUP_LIMITS.metres)
  const look: RoomLook = { inches: isSize ? size : now.inches, metres: isDistance ? distance : now.metres, theme, contrast }
  const said = sayings(look)
  const submit = () => {
    set({ room: look })
    showStrip({ line: t.saved, opId: null })
    onClose()
  }
  return (
    <FormDialog wide title={t.title} description={t.body} act={t.save} missing={Number(!isSize) + Number(!isDistance || said.tooMuch)} onSubmit={submit} onClose={onClose}>
      <div className="form-row">
        <TextInput label={t.inches} hint={t.inchesHint} value={inches} onChange={setInches} missing={!isSize} error={isSize ? undefined : t.wrong(SETUP_LIMITS.inches.least, SETUP_LIMITS.inches.most)} />
        <TextInput label={t.metres} hint={t.metresHint} value={metres} onChange={setMetres} missing={!isDistance || said.tooMuch} error={isDistance ? undefined : t.wrong(SETUP_LIMITS.metres.least, SETUP_LIMITS.metres.most)} />
        <Choice label={t.light} hint={t.lightHint} value={theme} options={t.lights} onChange={setTheme} />
      </div>
      <Checkbox size="small" checked={contrast === 'high'} description={t.contrastHint} onChange={() => setContrast(contrast === 'high' ? 'normal' : 'high')}>{t.contrast}</Checkbox>
      <p className="form-note" role="status" data-screen={Math.round(screenWidth(look))}>{said.size} {said.room}</p>
      <div aria-hidden inert><RoomFrame room={room} look={look} className="room-copy room-preview" /></div>
    </FormDialog>
  )
}
