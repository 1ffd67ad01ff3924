// How large letters must be on a wall to be read from the back of the room. Size and distance in, pixels of a 1920-wide picture out.

/** What the room screen stands like: inches across its diagonal, metres to the one who sits farthest away. */
export interface RoomSetup { inches: number; metres: number }

export const SETUP_LIMITS = { inches: { least: 24, most: 120 }, metres: { least: 1, most: 12 } } as const
export const STANDARD_SETUP: RoomSetup = { inches: 55, metres: 3 }

/** Visual angle of a capital letter, in minutes of arc. Below the floor people guess; at «good» they read (ISO 9241-303: 16 at least, 20 to 22 preferred). */
export const FLOOR_ARC = 16
export const GOOD_ARC = 20
/** a capital is 0.7 of the type size */
const CAPITAL = 0.7
const MM_PER_INCH = 25.4
const [ACROSS, DOWN] = [16, 9]
const PICTURE_WIDTH = 1920

/** Width of a 16:9 screen in millimetres. */
export const screenWidth = ({ inches }: RoomSetup) => (inches * MM_PER_INCH * ACROSS) / Math.hypot(ACROSS, DOWN)

/** Height in millimetres of a capital letter that fills so many minutes of arc from the farthest seat. */
export const capitalHeight = ({ metres }: RoomSetup, arc: number) => 2 * metres * 1000 * Math.tan((arc / 60 / 2) * (Math.PI / 180))

/** Type size, in pixels of a picture 1920 wide, at which a capital fills so many minutes of arc. */
export const pixelsFor = (setup: RoomSetup, arc: number) => (capitalHeight(setup, arc) / CAPITAL / screenWidth(setup)) * PICTURE_WIDTH

/** Least type in the picture: ordinary text, and what must be read by everyone (names of dwellings, decisions). */
export const DRAWN = { text: 32, key: 40 } as const

/** How much the picture is enlarged, so that ordinary text keeps the floor and what matters keeps «good». Never smaller than drawn. */
export const roomScale = (setup: RoomSetup) => Math.max(1, pixelsFor(setup, FLOOR_ARC) / DRAWN.text, pixelsFor(setup, GOOD_ARC) / DRAWN.key)

/** How much of the picture there is room for: beside each other, in two, or the essentials under each other. */
export type RoomShape = 'three' | 'two' | 'one'
const THREE_UP_TO = 1.2
const TWO_UP_TO = 1.9

export const roomShape = (scale: number): RoomShape => (scale <= THREE_UP_TO ? 'three' : scale <= TWO_UP_TO ? 'two' : 'one')
