// Other languages stand on bokmål: every key is there, and what is not yet translated is shown in bokmål rather than as a code.
import { nb } from './nb.ts'

export type Text = typeof nb
export type Translation<T = Text> = { [K in keyof T]?: T[K] extends (...given: never[]) => string ? T[K] : T[K] extends string ? string : T[K] extends readonly unknown[] ? T[K] : Translation<T[K]> }

/** The whole set of texts in a language, with bokmål where a text is not translated. */
export function withBokmal<T extends object>(translated: Translation<T>, base: T): T {
  return Object.fromEntries(Object.entries(base).map(([key, value]) => {
    const own = (translated as Record<string, unknown>)[key]
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value)
    return [key, nested ? withBokmal((own ?? {}) as Translation<object>, value as object) : (own ?? value)]
  })) as T
}
