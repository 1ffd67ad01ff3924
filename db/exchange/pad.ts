// Padding, so that the size of a sealed bundle says little about what is in it.

/** Nothing sealed is smaller than this, so that "nothing new" and "one more note" look alike. */
const SMALLEST = 4096

/** The size that a text of `length` bytes is padded to: PADMÉ (Nikitin et al., 2019). At most 12 % more, and only the order of magnitude shows. */
export function paddedSize(length: number): number {
  if (length <= SMALLEST) return SMALLEST
  const exponent = Math.floor(Math.log2(length))
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)
  return Math.ceil(length / step) * step
}

/** Four bytes of length, the content, and zeros up to the padded size. */
export function pad(content: Uint8Array): Buffer {
  const out = Buffer.alloc(paddedSize(content.length + 4))
  out.writeUInt32BE(content.length)
  out.set(content, 4)
  return out
}

/** The content of a padded block, or null when it was not made by `pad`: the length must fit and the rest be zeros. */
export function unpad(padded: Uint8Array): Buffer | null {
  const block = Buffer.from(padded.buffer, padded.byteOffset, padded.length)
  if (block.length < SMALLEST) return null
  const end = 4 + block.readUInt32BE()
  if (end > block.length || paddedSize(end) !== block.length) return null
  const rest = block.subarray(end)
  return rest.equals(Buffer.alloc(rest.length)) ? block.subarray(4, end) : null
}
