// The room's picture with the look this PC is set to: size of letters, light or dark, contrast. Used for the wall, its copy and the preview.
import { Theme } from '@navikt/ds-react'
import { roomScale, roomShape } from '../../../shared/domain/legibility.ts'
import type { RoomView } from '../../../shared/operations/meeting.ts'
import { themeNow, useSettings, type RoomLook } from '../../state/settings.ts'
import { Fit } from './Fit.tsx'
import { RoomScreen } from './RoomScreen.tsx'

export function RoomFrame({ room, className, look }: { room: RoomView; className: string; look?: RoomLook }) {
  const { room: own, theme } = useSettings()
  const used = look ?? own
  const scale = roomScale(used)
  const light = themeNow(used.theme === 'system' ? theme : used.theme)
  return (
    <Theme theme={light} hasBackground={false} data-color="accent" className="room-theme">
      <div className="room-look" data-light={light} data-contrast={used.contrast}>
        <Fit className={className} zoom={scale}>
          <RoomScreen room={room} shape={roomShape(scale)} />
        </Fit>
      </div>
    </Theme>
  )
}
