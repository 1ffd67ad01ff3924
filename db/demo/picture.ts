// A small picture of a worn floor by a door, drawn here: the demo holds no photographs.
import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 480, HEIGHT = 320
type Colour = readonly [number, number, number]
const WALL: Colour = [222, 217, 205], SKIRTING: Colour = [246, 244, 238], FLOOR: Colour = [181, 142, 98], JOINT: Colour = [139, 105, 70], WORN: Colour = [206, 180, 146], DOOR: Colour = [126, 150, 143], FRAME: Colour = [238, 236, 229], HANDLE: Colour = [72, 72, 70]

function colourAt(x: number, y: number): Colour {
  if (y < 214) {
    if (x > 300 && x < 424) return x < 310 || x > 414 || y < 26 ? FRAME : x > 322 && x < 340 && y > 128 && y < 136 ? HANDLE : DOOR
    return y > 198 ? SKIRTING : WALL
  }
  const dx = (x - 350) / 96, dy = (y - 262) / 34
  if (dx * dx + dy * dy < 1 - 0.2 * Math.sin(x / 7)) return WORN
  return (y - 214) % 27 === 0 || (x + Math.floor((y - 214) / 27) * 71) % 160 === 0 ? JOINT : FLOOR
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** The picture as PNG, the same bytes each time. */
export function floorPicture(): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y), y * (WIDTH * 3 + 1) + 1 + x * 3)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}
