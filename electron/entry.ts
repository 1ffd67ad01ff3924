// Finds a sibling entry file whether we run from source (.ts) or from the build (.js).
import { fileURLToPath } from 'node:url'

const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** Path of another entry of the program, by name: 'store-process', 'job-worker'. */
export const entryPath = (name: string) => fileURLToPath(new URL(`./${name}${ending}`, import.meta.url))

/** The folder of the built page. */
export const rendererFolder = () => fileURLToPath(new URL(ending === '.ts' ? '../dist/renderer/' : '../renderer/', import.meta.url))
