// The sealed file: what is refused and how, what it gives away, and that it is quick. Real keys and ciphers; every byte and every bit.
import { createHash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { fileName, MAX_PAYLOAD, newSignPair, openBundle, parseFileName, readHeader, sealBundle, signHead, verifyHead } from '../../db/exchange/bundle.ts'
import { pad, paddedSize, unpad } from '../../db/exchange/pad.ts'
import { signBytes } from '../../db/exchange/signing.ts'
import { Refusal } from '../../shared/errors.ts'
import { bundleFrom, headerOf, MARKER, newPc, payloadOf, type Pc, TEAM } from '../support/bundles.ts'

let ingrid: Pc, per: Pc, outsider: Pc
beforeAll(async () => { [ingrid, per, outsider] = await Promise.all([newPc('aaaa00000001'), newPc('bbbb00000002'), newPc('cccc00000003')]) })

const signPublicOf = (sender: string) => [ingrid, per].find((one) => one.device === sender)?.sign.public ?? null
const open = (bytes: Uint8Array, as: Pc = per, municipality = TEAM) => openBundle(bytes, { municipality, identity: as.seal.secret, signPublicOf })
const seal = (payload = payloadOf(ingrid.device, 2, 2), recipients = [per.seal.recipient], sequence = 7) => sealBundle({ header: headerOf(ingrid.device, sequence), payload, recipients, signSecret: ingrid.sign.secret })
const code = async (act: () => unknown): Promise<string> => {
  try {
    await act()
    return 'ok'
  } catch (error) {
    if (error instanceof Refusal) return error.error.code
    throw error
  }
}

/** A file signed by a PC, with whatever lines and sealed part it likes: what a member of the team could make with another program. */
async function forged(signer: Pc, header: string, content: Uint8Array, { padded = true, recipient = per.seal.recipient } = {}): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const sealed = await encrypter.encrypt(padded ? pad(content) : content)
  return signed(signer, header, sealed)
}
function signed(signer: Pc, header: string, sealed: Uint8Array): Buffer {
  const lines = Buffer.from(`BOLIGPAKKE 1\n${header}\n`)
  const signature = signBytes(signer.sign.secret, Buffer.concat([lines, createHash('sha256').update(sealed).digest()]))
  return Buffer.concat([lines, Buffer.from(`${signature} ${sealed.length}\n`), sealed])
}
const sealedPart = (file: Uint8Array) => {
  let at = 0
  for (let line = 0; line < 3; line++) at = file.indexOf(10, at) + 1
  return file.subarray(at)
}
const line = (header = headerOf(ingrid.device, 7)) => JSON.stringify(header)
const content = (header: unknown, payload: unknown) => zstdCompressSync(JSON.stringify([header, payload]))

describe('a bundle', () => {
  it('comes out as it went in, for each of its recipients', async () => {
    const payload = payloadOf(ingrid.device, 40, 5)
    const file = await seal(payload, [per.seal.recipient, ingrid.seal.recipient])
    for (const one of [ingrid, per]) expect(await open(file, one)).toEqual({ header: headerOf(ingrid.device, 7), payload })
    expect(readHeader(file)).toEqual(headerOf(ingrid.device, 7))
  })

  it('cut at every length is refused as not yet whole', async () => {
    const file = await seal()
    const codes = new Map<string, number>()
    for (let length = 0; length < file.length; length++) {
      const found = await code(() => open(file.subarray(0, length)))
      codes.set(found, (codes.get(found) ?? 0) + 1)
    }
    expect(Object.fromEntries(codes)).toEqual({ 'exchange-half': file.length })
  })

  it('with any one bit flipped is refused, every bit of the file', { timeout: 240_000 }, async () => {
    const file = Buffer.from(await seal())
    const codes = new Map<string, number>()
    for (let bit = 0; bit < file.length * 8; bit++) {
      file[bit >> 3]! ^= 1 << (bit & 7)
      const found = await code(() => open(file))
      file[bit >> 3]! ^= 1 << (bit & 7)
      codes.set(found, (codes.get(found) ?? 0) + 1)
    }
    expect(await code(() => open(file))).toBe('ok')
    expect(codes.get('ok')).toBeUndefined()
    expect(codes.get('exchange-altered')).toBeGreaterThan(sealedPart(file).length * 8 - 1)
    expect([...codes.values()].reduce((sum, n) => sum + n, 0)).toBe(file.length * 8)
  })

  it('with bytes added or moved is refused', async () => {
    const file = await seal()
    expect(await code(() => open(Buffer.concat([file, Buffer.from([0])])))).toBe('exchange-altered')
    expect(await code(() => open(Buffer.concat([file, file])))).toBe('exchange-altered')
    expect(await code(() => open(Buffer.concat([Buffer.from(' '), file])))).toBe('exchange-not-a-bundle')
  })

  it('of something else is told from one of a newer program', async () => {
    expect(await code(() => readHeader(Buffer.from('PK\u0003\u0004 et regneark')))).toBe('exchange-not-a-bundle')
    expect(await code(() => readHeader(Buffer.from('BOLIGPAKKE 2\nhva som helst')))).toBe('exchange-format-newer')
    expect(await code(() => readHeader(Buffer.from('BOLIGPAKKE 0\n{}\n')))).toBe('exchange-not-a-bundle')
    expect(await code(() => readHeader(Buffer.from(`BOLIGPAKKE 1\n${'x'.repeat(3000)}\n`)))).toBe('exchange-not-a-bundle')
    for (const header of [{ ...headerOf('a', 1), more: 1 }, { municipality: TEAM, sender: 'a', sequence: 1 }, headerOf('../a', 1), headerOf('A', 1), headerOf('a', 0), headerOf('a', 1.5), headerOf('a', 1e9), { ...headerOf('a', 1), municipality: 'a\nb' }, { ...headerOf('a', 1), municipality: 'x'.repeat(201) }]) expect(await code(() => readHeader(signed(ingrid, JSON.stringify(header), new Uint8Array(10))))).toBe('exchange-not-a-bundle')
    // Same facts, another spelling.
    expect(await code(() => readHeader(signed(ingrid, `{"sender":"a","municipality":"${TEAM}","sequence":1,"schema":2}`, new Uint8Array(10))))).toBe('exchange-not-a-bundle')
  })

  it('of another municipality, from an unknown PC, or for others, is refused with its own words', async () => {
    const file = await seal()
    expect(await code(() => open(file, per, 'another'))).toBe('exchange-other-municipality')
    expect(await code(() => openBundle(file, { municipality: TEAM, identity: per.seal.secret, signPublicOf: () => null }))).toBe('exchange-unknown-sender')
    expect(await code(() => open(file, outsider))).toBe('exchange-not-for-us')
    expect(await code(() => openBundle(file, { municipality: TEAM, identity: per.seal.secret, signPublicOf: () => outsider.sign.public }))).toBe('exchange-altered')
    expect(await code(() => openBundle(file, { municipality: TEAM, identity: per.seal.secret, signPublicOf: () => 'not a key' }))).toBe('exchange-altered')
  })

  it('cannot be passed on under another header, not even by a member who signs anew', async () => {
    const file = await seal()
    const moved = Buffer.from(file).toString('latin1').replace('"sequence":7', '"sequence":8')
    expect(await code(() => open(Buffer.from(moved, 'latin1')))).toBe('exchange-altered')
    expect(await code(() => open(signed(per, line(headerOf(per.device, 7)), sealedPart(file))))).toBe('exchange-altered')
    expect(await code(() => open(signed(ingrid, line(headerOf(ingrid.device, 8)), sealedPart(file))))).toBe('exchange-altered')
    expect(await code(() => open(signed(ingrid, line(), sealedPart(file))))).toBe('ok')
  })

  it('made badly by a member is refused, whatever is inside', async () => {
    const header = headerOf(ingrid.device, 7)
    const good = payloadOf(ingrid.device, 1, 1)
    const change = good.runs[0]!.operations[0]!.changes[0]!
    const withChange = (one: unknown) => ({ ...good, runs: [{ ...good.runs[0]!, operations: [{ ...good.runs[0]!.operations[0]!, changes: [one] }] }] })
    expect(await code(async () => open(await forged(ingrid, line(), content(header, good))))).toBe('ok')
    const bad: [string, unknown][] = [
      ['no payload', null], ['another format', { ...good, format: 2 }], ['one key more', { ...good, more: 1 }], ['one key less', { ...good, runs: undefined }], ['a run too many keys', { ...good, runs: [{ ...good.runs[0]!, x: 1 }] }],
      ['a change that is null', withChange(null)], ['a change that is a list', withChange([])], ['a change with a key more', withChange({ ...change, x: 1 })], ['a change without a key', withChange({ ...change, salt: undefined })], ['a number for text', withChange({ ...change, before: 4 })], ['an endless field', withChange({ ...change, field: 'x'.repeat(65) })], ['an endless value', withChange({ ...change, after: 'x'.repeat(4_000_001) })],
      ['a polluting key', withChange(JSON.parse('{"__proto__":{"digest":"a"},"entity":"a","entityId":"a","field":"a","before":null,"after":null,"salt":null}'))],
    ]
    for (const [what, payload] of bad) expect(await code(async () => open(await forged(ingrid, line(), content(header, payload)))), what).toBe('exchange-altered')
    for (const [what, inside] of [['not compressed', Buffer.from('x')], ['not JSON', zstdCompressSync('{')], ['not a pair', zstdCompressSync('{}')], ['empty', zstdCompressSync('')]] as const) expect(await code(async () => open(await forged(ingrid, line(), inside))), what).toBe('exchange-altered')
    expect(await code(async () => open(await forged(ingrid, line(), content(header, good), { padded: false })))).toBe('exchange-altered')
    expect(await code(() => open(signed(ingrid, line(), Buffer.from('age-encryption.org/v1\n-> X25519 x\ny\n--- z\n'))))).toBe('exchange-altered')
  })

  it('that unpacks to more than the budget is stopped', async () => {
    expect(await code(async () => open(await forged(ingrid, line(), zstdCompressSync(Buffer.alloc(MAX_PAYLOAD + 1, 32)))))).toBe('exchange-altered')
  })

  it('shows nothing of what it holds: no word of it, and a size that fits many', async () => {
    const file = Buffer.from(await seal(payloadOf(ingrid.device, 30, 4)))
    for (const word of [MARKER, 'Nordmann', 'case.update', 'person', 'leader', '2026']) for (const encoding of ['utf8', 'utf16le'] as const) expect(file.includes(Buffer.from(word, encoding)), word).toBe(false)
    expect(file.includes(Buffer.from(MARKER).toString('base64').slice(0, -4))).toBe(false)
    // From nothing at all to a few changes: one size. Near sizes further up share a step.
    const sizes = await Promise.all([0, 1, 2, 5].map(async (n) => (await seal(payloadOf(ingrid.device, n, 2, true))).length))
    expect(new Set(sizes).size).toBe(1)
    const many = await Promise.all(Array.from({ length: 20 }, async (_, i) => (await seal(payloadOf(ingrid.device, 81 + i, 5, true))).length))
    expect(new Set(many).size).toBeLessThanOrEqual(10)
  })

  it('is never the same twice', async () => {
    const files = await Promise.all(Array.from({ length: 20 }, () => seal()))
    expect(new Set(files.map((one) => createHash('sha256').update(sealedPart(one)).digest('hex'))).size).toBe(20)
    // Not one 16-byte block after the fixed beginning of the sealed part is shared.
    const blocks = files.map((one) => new Set(sealedPart(one).subarray(22).toString().match(/.{16}/gs)))
    expect([...blocks[0]!].some((block) => blocks[1]!.has(block) && block !== '\0'.repeat(16))).toBe(false)
  })

  it('of 100 000 changes is sealed and opened in a second or two on a slow machine', async () => {
    const payload = payloadOf(ingrid.device, 25_000, 4, true)
    const times: [number, number][] = []
    for (let round = 0; round < 3; round++) {
      const start = performance.now()
      const file = await seal(payload)
      const sealedAt = performance.now()
      expect((await open(file)).payload.runs[0]!.operations).toHaveLength(25_000)
      times.push([Math.round(sealedAt - start), Math.round(performance.now() - sealedAt)])
    }
    process.stdout.write(`100 000 changes, [seal, open] in ms: ${JSON.stringify(times)}\n`)
    expect(Math.min(...times.map(([a]) => a))).toBeLessThan(2000)
    expect(Math.min(...times.map(([, b]) => b))).toBeLessThan(2000)
  })

  it('larger than may be sent is refused before it is sealed', async () => {
    const value = 'æ'.repeat(3_000_000)
    const payload = payloadOf(ingrid.device, 1, 45)
    for (const change of payload.runs[0]!.operations[0]!.changes) change.after = value
    expect(await code(() => seal(payload))).toBe('exchange-too-large')
    payload.runs[0]!.operations = Array.from({ length: 4 }, () => payload.runs[0]!.operations[0]!)
    expect(await code(() => seal(payload))).toBe('exchange-too-large')
  })

  it('refuses to be made for nobody, or with a header outside its limits', async () => {
    await expect(seal(payloadOf(ingrid.device, 1, 1), [])).rejects.toThrow()
    await expect(sealBundle({ header: headerOf('STOR', 1), payload: payloadOf('a', 0, 0), recipients: [per.seal.recipient], signSecret: ingrid.sign.secret })).rejects.toThrow()
    expect((await bundleFrom(ingrid, 1)).length).toBeGreaterThan(4096)
  })
})

describe('padding', () => {
  it('gives every content back, and costs at most 12 % above the smallest size', () => {
    for (const length of [0, 1, 4091, 4092, 4093, 5000, 65_535, 65_536, 1_000_003]) {
      const content = Buffer.alloc(length, 7)
      const padded = pad(content)
      expect(padded.length).toBe(paddedSize(length + 4))
      expect(unpad(padded)!.equals(content)).toBe(true)
      if (length > 4092) expect(padded.length).toBeLessThanOrEqual((length + 4) * 1.12)
    }
  })
  it('that is not zeros, or of another length, is not ours', () => {
    const padded = pad(Buffer.from('innhold'))
    padded[padded.length - 1] = 1
    expect(unpad(padded)).toBeNull()
    expect(unpad(Buffer.alloc(4096, 255))).toBeNull()
    expect(unpad(Buffer.alloc(8192))).toBeNull()
    expect(unpad(Buffer.alloc(3))).toBeNull()
  })
})

describe('names and heads', () => {
  it('a file name says sender and number, and every other name is not one', () => {
    expect(fileName('aaaa00000001', 12)).toBe('aaaa00000001-00000012.boligpakke')
    expect(parseFileName('aaaa00000001-00000012.boligpakke')).toEqual({ sender: 'aaaa00000001', sequence: 12 })
    expect(parseFileName(fileName('device-test', 99_999_999))).toEqual({ sender: 'device-test', sequence: 99_999_999 })
    for (const name of ['', '.del-x', 'a-00000012 (1).boligpakke', 'a-00000012.boligpakke.tmp', 'a-00000012.BOLIGPAKKE', 'A-00000012.boligpakke', 'a-00000000.boligpakke', 'a-12.boligpakke', '../a-00000012.boligpakke', '.a-00000012.boligpakke', 'a-00000012.boligpakke\n', 'a-00000012-PC2.boligpakke', '-00000012.boligpakke']) expect(parseFileName(name), name).toBeNull()
    for (const [sender, n] of [['../a', 1], ['', 1], ['a', 0], ['a', 1e8], ['a', 1.2], ['a/b', 1], ['A', 1]] as const) expect(() => fileName(sender, n)).toThrow(Refusal)
  })

  it('a head is its PC\'s own: no other team, device, number, hash or key', () => {
    const { secret, public: signPublic } = ingrid.sign
    const signature = signHead(secret, TEAM, 'a', 3, 'hash')
    expect(verifyHead(signPublic, TEAM, 'a', 3, 'hash', signature)).toBe(true)
    for (const [team, device, n, hash] of [['other', 'a', 3, 'hash'], [TEAM, 'b', 3, 'hash'], [TEAM, 'a', 4, 'hash'], [TEAM, 'a', 3, 'hasj']] as const) expect(verifyHead(signPublic, team, device, n, hash, signature)).toBe(false)
    expect(verifyHead(newSignPair().public, TEAM, 'a', 3, 'hash', signature)).toBe(false)
    for (const wrong of ['', 'A'.repeat(88), `${signature} `, signature.slice(0, -1), signature.replace(/.==$/, (end) => `${end[0] === 'x' ? 'y' : 'x'}==`)]) expect(verifyHead(signPublic, TEAM, 'a', 3, 'hash', wrong), wrong).toBe(false)
  })
})
