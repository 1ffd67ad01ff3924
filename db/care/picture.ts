// What a picture is, by its own bytes. Only the three kinds a screen can draw are taken, and nothing that says where or when it was taken stays in it.
export type PictureKind = 'image/jpeg' | 'image/png' | 'image/webp'

const APP1 = 0xe1
const COMMENT = 0xfe
const SCAN = 0xda

/** The media type by signature; null when it is none of the three. */
export function pictureKind(bytes: Buffer): PictureKind | null {
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes.length > 24 && bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  if (bytes.length > 16 && bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  return null
}

/** A JPEG without the parts that hold place, time, camera and comments; null when its parts cannot be read. */
function bareJpeg(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === SCAN) return Buffer.concat([...parts, bytes.subarray(at)])
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return null
    // APP0 (JFIF) and APP14 (colour) say how to draw it; all other APPn and comments are about something else.
    if (!(marker === COMMENT || (marker >= APP1 && marker <= 0xef && marker !== 0xee))) parts.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

const DRAWN = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])

/** A PNG with only the chunks it is drawn from. */
function barePng(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) return null
    if (DRAWN.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(parts)
    at = end
  }
  return null
}

/** A WebP without its EXIF and XMP chunks, with the size and the flags that tell of them set right. */
function bareWebp(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = []
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > bytes.length) return null
    const name = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (name === 'VP8X') chunk[8] = chunk[8]! & ~0b0000_1100
    if (name !== 'EXIF' && name !== 'XMP ') parts.push(chunk)
    at = end
  }
  const body = Buffer.concat(parts)
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(body.length + 4, 4)
  return parts.length === 0 ? null : Buffer.concat([head, body])
}

/** Kind and bytes to keep; null when it is no whole picture of the three kinds. */
export function barePicture(bytes: Buffer): { mediaType: PictureKind; bytes: Buffer } | null {
  const mediaType = pictureKind(bytes)
  const bare = mediaType === 'image/jpeg' ? bareJpeg(bytes) : mediaType === 'image/png' ? barePng(bytes) : mediaType === 'image/webp' ? bareWebp(bytes) : null
  return mediaType && bare ? { mediaType, bytes: bare } : null
}
