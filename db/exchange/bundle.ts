// A bundle: what one PC sends to its team, sealed for named PCs (age) and signed by its sender. Others see who sent it, its number, and about how large it is.
//
//   BOLIGPAKKE 1\n
//   {"municipality":…,"sender":…,"sequence":…,"schema":…}\n
//   <signature over the two lines above and SHA-256 of the rest> <bytes in the rest>\n
//   the rest: age( length, zstd( JSON [header, payload] ), zeros )
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { Refusal } from '../../shared/errors.ts'
import type { Header, Payload } from './format.ts'
import { pad, unpad } from './pad.ts'
import { DEVICE, HeaderSchema, LAST_SEQUENCE, PayloadSchema } from './payload.ts'
import { signBytes, verifyBytes } from './signing.ts'

export { newSealPair, newSignPair, signHead, verifyHead } from './signing.ts'

/** The largest file, in bytes: a database row still takes it. */
export const MAX_BUNDLE = 64 * 1024 * 1024
/** The most that a bundle may unpack to, in bytes. */
export const MAX_PAYLOAD = 512 * 1024 * 1024
/** The same for a bundle that nobody we know has signed: an introduction is small. */
const MAX_UNPROVEN = 32 * 1024 * 1024
/** The most lists and objects in a bundle: empty ones are small in a file, and large in memory. */
const MAX_PARTS = 4_000_000

const MAGIC = 'BOLIGPAKKE 1\n'
const MAX_HEADER = 2000
const MAX_SIGNATURE_LINE = 100
// Large pieces and the quickest level: half the time on a large bundle, which is mostly salts and digests that no level makes smaller.
const CHUNK = 1024 * 1024
const LEVEL = { [constants.ZSTD_c_compressionLevel]: 1 }
const compress = promisify(zstdCompress)
const inflate = promisify(zstdDecompress)

const headerLine = ({ municipality, sender, sequence, schema }: Header) => `${JSON.stringify({ municipality, sender, sequence, schema })}\n`
const signedText = (lines: Uint8Array, sealed: Uint8Array) => Buffer.concat([lines, createHash('sha256').update(sealed).digest()])

/**
 * Seal a payload for the given recipients (age1…) and sign it. Throws on a header outside its limits: that is our own fault.
 * @returns the whole file, at most MAX_BUNDLE bytes; Refusal 'exchange-too-large' above that: send it in several
 */
export async function sealBundle(parts: { header: Header; payload: Payload; recipients: readonly string[]; signSecret: string }): Promise<Uint8Array> {
  const header = HeaderSchema.parse(parts.header)
  if (parts.recipients.length === 0) throw new Error('a bundle without recipients')
  const encrypter = new Encrypter()
  for (const recipient of parts.recipients) encrypter.addRecipient(recipient)
  const text = asJson([JSON.parse(headerLine(header)), parts.payload])
  const sealed = await encrypter.encrypt(pad(await compress(text, { chunkSize: CHUNK, params: LEVEL })))
  const lines = Buffer.from(MAGIC + headerLine(header))
  const file = Buffer.concat([lines, Buffer.from(`${signBytes(parts.signSecret, signedText(lines, sealed))} ${sealed.length}\n`), sealed])
  if (file.length > MAX_BUNDLE) throw new Refusal('exchange-too-large')
  return file
}

/** Whether a key is one that can be sealed to. */
export function canSealTo(recipient: string): boolean {
  try {
    new Encrypter().addRecipient(recipient)
    return /^age1[0-9a-z]{58}$/.test(recipient)
  } catch {
    return false
  }
}

function asJson(value: unknown): string {
  try {
    const text = JSON.stringify(value)
    // A character takes up to four bytes.
    if (text.length <= MAX_PAYLOAD / 4) return text
  } catch (error) {
    // Longer than any string can be.
    if (!(error instanceof RangeError)) throw error
  }
  throw new Refusal('exchange-too-large')
}

/** The end of the line that begins at `from`, after its newline. */
function endOfLine(file: Buffer, from: number, max: number): number {
  const at = file.subarray(from, from + max).indexOf(10)
  if (at >= 0) return from + at + 1
  throw new Refusal(file.length < from + max ? 'exchange-half' : 'exchange-not-a-bundle')
}

function readLines(file: Buffer): { header: Header; end: number } {
  const start = file.subarray(0, MAGIC.length).toString('latin1')
  if (start !== MAGIC) {
    if (MAGIC.startsWith(start)) throw new Refusal('exchange-half')
    const format = /^BOLIGPAKKE ([1-9]\d{0,3})\n/.exec(file.subarray(0, 20).toString('latin1'))?.[1]
    throw new Refusal(format && Number(format) > 1 ? 'exchange-format-newer' : 'exchange-not-a-bundle')
  }
  const end = endOfLine(file, MAGIC.length, MAX_HEADER)
  const line = file.subarray(MAGIC.length, end)
  const parsed = HeaderSchema.safeParse(parseJson(line))
  // One spelling only: what is signed is what was read.
  if (!parsed.success || !line.equals(Buffer.from(headerLine(parsed.data)))) throw new Refusal('exchange-not-a-bundle')
  return { header: parsed.data, end }
}

/** JSON, or undefined: also when the text is larger than a string can be. */
function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

/** What anyone can read of a bundle; nothing of it is proven before it is opened. Refusal 'exchange-not-a-bundle', 'exchange-format-newer', 'exchange-half'. */
export const readHeader = (bytes: Uint8Array): Header => readLines(asBuffer(bytes)).header

/**
 * Open a bundle: first whose it is, then whether the sender made it, then what is in it. Nothing is returned unless all of it holds.
 * @param who `municipality` as in the header, `identity` AGE-SECRET-KEY-1…, `signPublicOf` the signing key of a PC of the team, null for others
 */
export async function openBundle(bytes: Uint8Array, who: { municipality: string; identity: string; signPublicOf: (sender: string) => string | null }): Promise<{ header: Header; payload: Payload }> {
  const file = asBuffer(bytes)
  if (file.length > MAX_BUNDLE) throw new Refusal('exchange-too-large')
  const { header, end } = readLines(file)
  if (header.municipality !== who.municipality) throw new Refusal('exchange-other-municipality')
  const signPublic = who.signPublicOf(header.sender)
  if (signPublic === null) throw new Refusal('exchange-unknown-sender')
  const sealedFrom = endOfLine(file, end, MAX_SIGNATURE_LINE)
  const line = /^(\S{88}) ([1-9]\d{0,8})\n$/.exec(file.subarray(end, sealedFrom).toString('latin1'))
  const sealed = file.subarray(sealedFrom)
  if (!line || sealed.length > Number(line[2])) throw new Refusal('exchange-altered')
  if (sealed.length < Number(line[2])) throw new Refusal('exchange-half')
  if (!verifyBytes(signPublic, signedText(file.subarray(0, end), sealed), line[1]!)) throw new Refusal('exchange-altered')
  const [inner, payload] = await unseal(sealed, who.identity)
  const parsed = PayloadSchema.safeParse(payload)
  const said = HeaderSchema.safeParse(inner)
  if (!parsed.success || !said.success || headerLine(said.data) !== headerLine(header)) throw new Refusal('exchange-altered')
  return { header, payload: parsed.data }
}

/** The content of a bundle from a PC that is not known, to see whether a known one introduces it there. Nothing of it is proven. */
export async function openUnproven(bytes: Uint8Array, identity: string): Promise<Payload> {
  const file = asBuffer(bytes)
  const { end } = readLines(file)
  const [, payload] = await unseal(file.subarray(endOfLine(file, end, MAX_SIGNATURE_LINE)), identity, MAX_UNPROVEN)
  const parsed = PayloadSchema.safeParse(payload)
  if (!parsed.success) throw new Refusal('exchange-altered')
  return parsed.data
}

function hasFewParts(text: Uint8Array): boolean {
  let parts = 0
  for (let i = 0; i < text.length; i++) if (text[i] === 0x5b || text[i] === 0x7b) parts++
  return parts <= MAX_PARTS
}

async function unseal(sealed: Buffer, identity: string, largest = MAX_PAYLOAD): Promise<[unknown, unknown]> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  // Asked only when the identity before it found nothing meant for it.
  decrypter.addIdentity({ unwrapFileKey: () => { throw new Refusal('exchange-not-for-us') } })
  try {
    const content = unpad(await decrypter.decrypt(sealed))
    const text = content && (await inflate(content, { maxOutputLength: largest, chunkSize: CHUNK }))
    const parts = text && hasFewParts(text) && parseJson(text)
    if (Array.isArray(parts) && parts.length === 2) return [parts[0], parts[1]]
  } catch (error) {
    if (error instanceof Refusal) throw error
  }
  throw new Refusal('exchange-altered')
}

/** The file name of a bundle: `<sender>-00000012.boligpakke`. Refusal 'exchange-not-a-bundle' for a sender or number that no bundle has. */
export function fileName(sender: string, sequence: number): string {
  if (!DEVICE.test(sender) || !Number.isInteger(sequence) || sequence < 1 || sequence > LAST_SEQUENCE) throw new Refusal('exchange-not-a-bundle')
  return `${sender}-${String(sequence).padStart(8, '0')}.boligpakke`
}

/** Sender and number of a bundle's file name; null for every other name. */
export function parseFileName(name: string): { sender: string; sequence: number } | null {
  const parts = /^([a-z0-9][a-z0-9-]{0,63})-(\d{8})\.boligpakke$/.exec(name)
  return parts && Number(parts[2]) > 0 ? { sender: parts[1]!, sequence: Number(parts[2]) } : null
}
