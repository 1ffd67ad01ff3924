// The texts of the screens in the chosen language. Parameters are function arguments, so a forgotten one does not compile.
import { nb } from '../shared/text/nb.ts'

export const text = nb
export type Text = typeof nb
