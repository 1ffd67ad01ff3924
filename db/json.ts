// Text that holds JSON, read so that one damaged row never closes a page for everybody: what can't be read counts as not known.

/** The value of a JSON text; `otherwise` when there is none, or it can't be read, or it is not of the same kind (list, object, other) as `otherwise`. */
export function readJson<T>(text: string | null, otherwise: T): T {
  if (text === null) return otherwise
  try {
    const value = JSON.parse(text) as unknown
    if (otherwise !== null && (typeof value !== typeof otherwise || value === null || Array.isArray(value) !== Array.isArray(otherwise))) return otherwise
    return value as T
  } catch {
    return otherwise
  }
}

/** A list of texts; null when there is none or it can't be read. */
export function readTexts(text: string | null): string[] | null {
  const value = readJson<unknown>(text, null)
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null
}
