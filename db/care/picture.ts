// What a picture is, by its own bytes. Only the three kinds a screen can draw are taken, never larger than a screen can draw, and nothing that says where or when it was taken stays in it.
export type PictureKind = 'image/jpeg' | 'image/png' | 'image/webp'
interface Size { width: number; height: number }
interface Bare { bytes: Buffer; size: Size }

/** A small file may hold an enormous picture, which stops the screen that draws it. */
const MOST_SIDE = 12_000
const MOST_PIXELS = 40_000_000

/** The media type by signature; null when it is none of the three. */
export function pictureKind(bytes: Buffer): PictureKind | null {
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes.length > 24 && bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  if (bytes.length > 16 && bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  return null
}

const END = 0xd9
const SCAN = 0xda
/** Markers without a length: restarts and the temporary one. */
const bareMarker = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
/** The frame says the size; C4, C8 and CC are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** What a JPEG is drawn from: frames, tables and scans. Of the application parts only APP0 (JFIF) and APP14 (colour) say how to draw, and only in their own short form. */
function isDrawn(marker: number, part: Buffer): boolean {
  if (marker === 0xe0) return part.length === 18 && part.toString('latin1', 4, 9) === 'JFIF\0' && part[16] === 0 && part[17] === 0
  if (marker === 0xee) return part.length === 16 && part.toString('latin1', 4, 9) === 'Adobe'
  return marker >= 0xc0 && marker <= 0xdf
}

/** Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1]!
    if (next !== 0x00 && next !== 0xff && !bareMarker(next)) return at
  }
  return -1
}

/** A JPEG as far as its end, without the parts that hold place, time, camera and comments, wherever they stand; null when it cannot be read to its end. */
function bareJpeg(bytes: Buffer): Bare | null {
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let size: Size | null = null
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) { at += 1; continue }
    if (marker === 0xd8) return null
    if (marker === END) return size && { bytes: Buffer.concat([...parts, bytes.subarray(at, at + 2)]), size }
    if (bareMarker(marker)) { at += 2; continue }
    if (at + 4 > bytes.length) return null
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const part = bytes.subarray(at, end)
    if (isFrame(marker)) {
      if (size !== null || part.length < 9) return null
      size = { height: part.readUInt16BE(5), width: part.readUInt16BE(7) }
    }
    const next = marker === SCAN ? afterScan(bytes, end) : end
    if (next < 0) return null
    if (isDrawn(marker, part)) parts.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

const DRAWN_PNG = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])

/** A PNG with only the chunks it is drawn from, as far as its end. */
function barePng(bytes: Buffer): Bare | null {
  const parts: Buffer[] = [bytes.subarray(0, 8)]
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  const size = { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) return null
    if (DRAWN_PNG.has(name) && (name !== 'IEND' || end === at + 12)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return { bytes: Buffer.concat(parts), size }
    at = end
  }
  return null
}

/** One still picture: frame and its transparency. Colour profiles, moving frames, EXIF, XMP and what nobody knows are left out. */
const DRAWN_WEBP = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])
const ALPHA_FLAG = 0b0001_0000

function webpSize(name: string, data: Buffer): Size | null {
  if (name === 'VP8 ' && data.length >= 10) return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  if (name === 'VP8L' && data.length >= 5) { const bits = data.readUInt32LE(1); return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } }
  if (name === 'VP8X' && data.length >= 10) return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  return null
}

/** A WebP with only the chunks it is drawn from, with the size and the flags set right. */
function bareWebp(bytes: Buffer): Bare | null {
  const parts: Buffer[] = []
  const sizes: Size[] = []
  let drawn = false
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  for (let at = 12; at + 8 <= whole && !drawn;) {
    const length = bytes.readUInt32LE(at + 4)
    const name = bytes.toString('latin1', at, at + 4)
    if (at + 8 + length > whole) return null
    if (DRAWN_WEBP.has(name)) {
      const chunk = Buffer.concat([bytes.subarray(at, at + 8 + length), Buffer.alloc(length % 2)])
      if (name === 'VP8X') chunk[8] = chunk[8]! & ALPHA_FLAG
      const size = webpSize(name, chunk.subarray(8))
      if (size) sizes.push(size)
      else if (name !== 'ALPH') return null
      drawn = name === 'VP8 ' || name === 'VP8L'
      parts.push(chunk)
    }
    at += 8 + length + (length % 2)
  }
  if (!drawn) return null
  const body = Buffer.concat(parts)
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(body.length + 4, 4)
  return { bytes: Buffer.concat([head, body]), size: { width: Math.max(...sizes.map((one) => one.width)), height: Math.max(...sizes.map((one) => one.height)) } }
}

/** Kind and bytes to keep; null when it is no whole picture of the three kinds. `drawable`: it is not larger than a screen can draw. */
export function barePicture(bytes: Buffer): { mediaType: PictureKind; bytes: Buffer; drawable: boolean } | null {
  const mediaType = pictureKind(bytes)
  const bare = mediaType === 'image/jpeg' ? bareJpeg(bytes) : mediaType === 'image/png' ? barePng(bytes) : mediaType === 'image/webp' ? bareWebp(bytes) : null
  if (!mediaType || !bare || bare.size.width === 0 || bare.size.height === 0) return null
  return { mediaType, bytes: bare.bytes, drawable: bare.size.width <= MOST_SIDE && bare.size.height <= MOST_SIDE && bare.size.width * bare.size.height <= MOST_PIXELS }
}
