// The sRGB colour profile a PDF/A file must carry. Built here from the public numbers of IEC 61966-2-1 and ICC.1:2010,
// so no profile file with a licence of its own is shipped. Colours are adapted to D50, as the ICC format asks.

const D50 = [0.9642, 1, 0.8249] as const
// Columns of the sRGB to XYZ matrix after Bradford adaptation from D65 to D50.
const RED = [0.43607, 0.22249, 0.01392] as const
const GREEN = [0.38515, 0.71687, 0.09708] as const
const BLUE = [0.14307, 0.06061, 0.7141] as const
const D65_TO_D50 = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168] as const
// The transfer curve as the parametric function of type 3: gamma, a, b, c, d.
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const

const HEADER_LENGTH = 128

function fixed(values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => out.writeInt32BE(Math.round(value * 65536), at * 4))
  return out
}

function tag(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4), ...parts])
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
}

function words(text: string): Buffer {
  const utf16 = Buffer.from(text, 'utf16le').swap16()
  const head = Buffer.alloc(20)
  head.writeUInt32BE(1, 0)
  head.writeUInt32BE(12, 4)
  head.write('enUS', 8, 'latin1')
  head.writeUInt32BE(utf16.length, 12)
  head.writeUInt32BE(28, 16)
  return tag('mluc', head, utf16)
}

function header(size: number): Buffer {
  const out = Buffer.alloc(HEADER_LENGTH)
  out.writeUInt32BE(size, 0)
  out.writeUInt32BE(0x04200000, 8)
  out.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [at, value] of [2026, 1, 1, 0, 0, 0].entries()) out.writeUInt16BE(value, 24 + at * 2)
  out.write('acsp', 36, 'latin1')
  fixed(D50).copy(out, 68)
  return out
}

/** A display profile for sRGB, ICC version 4.2. The same bytes every time. */
export function srgbProfile(): Uint8Array {
  const curve = tag('para', Buffer.from([0, 3, 0, 0]), fixed(CURVE))
  const tags: [name: string, data: Buffer][] = [
    ['desc', words('sRGB IEC61966-2.1')],
    ['cprt', words('No copyright, use freely')],
    ['wtpt', tag('XYZ ', fixed(D50))],
    ['chad', tag('sf32', fixed(D65_TO_D50))],
    ['rXYZ', tag('XYZ ', fixed(RED))],
    ['gXYZ', tag('XYZ ', fixed(GREEN))],
    ['bXYZ', tag('XYZ ', fixed(BLUE))],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const data: Buffer[] = []
  const placed = new Map<Buffer, number>()
  let next = HEADER_LENGTH + table.length
  tags.forEach(([name, bytes], at) => {
    const offset = placed.get(bytes) ?? next
    table.write(name, 4 + at * 12, 'latin1')
    table.writeUInt32BE(offset, 8 + at * 12)
    table.writeUInt32BE(bytes.length, 12 + at * 12)
    if (placed.has(bytes)) return
    placed.set(bytes, offset)
    data.push(bytes)
    next += bytes.length
  })
  return Buffer.concat([header(next), table, ...data])
}
