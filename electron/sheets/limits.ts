// The bounds within which a file of unknown origin is read.
export interface Limits {
  fileBytes: number
  /** of all entries together, unpacked */
  unpackedBytes: number
  entries: number
  /** unpacked to packed, for entries over ratioFrom bytes */
  ratio: number
  ratioFrom: number
  cellCharacters: number
  rows: number
  columns: number
  /** rows times columns of one sheet: a lone value in the last row must not fill the memory */
  area: number
}

export const LIMITS: Limits = {
  fileBytes: 30 * 1024 * 1024,
  unpackedBytes: 128 * 1024 * 1024,
  entries: 1000,
  ratio: 100,
  ratioFrom: 1024 * 1024,
  cellCharacters: 32_767,
  rows: 1_048_576,
  columns: 500,
  area: 8_000_000,
}

/** What the caller may pass along: progress as a fraction 0 to 1, and whether to stop. */
export interface ReadControl {
  onProgress?: (fraction: number) => void
  shouldStop?: () => boolean
}
