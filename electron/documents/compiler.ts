// The one document compiler of the process: loaded at first use, offline, with its own fonts only. It reads nothing
// from disk but the compiler and the fonts, and writes nothing.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { TypstCompileWorld } from '@myriaddreamin/typst-ts-web-compiler'
import { capacityTemplate } from './templates/capacity.ts'
import { caseSummaryTemplate } from './templates/case-summary.ts'
import { commonTemplate } from './templates/common.ts'
import { consentFormTemplate } from './templates/consent-form.ts'
import { followUpPlanTemplate } from './templates/follow-up-plan.ts'
import { letterTemplate } from './templates/letter.ts'
import { meetingAgendaTemplate, meetingProtocolTemplate, serviceExtractTemplate } from './templates/meeting.ts'
import { onCallTemplate } from './templates/on-call.ts'
import { recoverySheetTemplate } from './templates/recovery-sheet.ts'
import { visitRouteTemplate } from './templates/visit-route.ts'
import type { TemplateName } from './types.ts'

const TEMPLATES: Record<TemplateName, string> = {
  caseSummary: caseSummaryTemplate,
  meetingProtocol: meetingProtocolTemplate,
  followUpPlan: followUpPlanTemplate,
  onCall: onCallTemplate,
  visitRoute: visitRouteTemplate,
  meetingAgenda: meetingAgendaTemplate,
  serviceExtract: serviceExtractTemplate,
  recoverySheet: recoverySheetTemplate,
  letter: letterTemplate,
  consentForm: consentFormTemplate,
  capacity: capacityTemplate,
}
const FONTS = ['Regular', 'Semibold', 'Bold', 'It', 'SemiboldIt']
// Numbers the compiler gives its modes.
const PAGED = 0
const AS_PDF = 1
const FULL_DIAGNOSTICS = 3

type Wasm = typeof import('@myriaddreamin/typst-ts-web-compiler')

/** A failed compilation. The message is a code; what was to be printed is never part of it. */
export class CompileError extends Error {}

export interface DocumentCompiler {
  /** True when every font face has a glyph for the code point. */
  hasGlyph: (codePoint: number) => boolean
  /** Compiles a template with JSON data to a tagged PDF. @throws CompileError */
  compile: (template: TemplateName, json: string) => Uint8Array
}

/** Code points of one face. The compiler gives them as run lengths: absent, present, absent, ... */
function coverage(wasm: Wasm, font: Uint8Array): Set<number> {
  const info = new wasm.TypstFontResolverBuilder().get_font_info(font) as { info: { coverage: number[] }[] }
  const points = new Set<number>()
  let at = 0
  for (const [index, length] of (info.info[0]?.coverage ?? []).entries()) {
    if (index % 2 === 1) for (let step = 0; step < length; step++) points.add(at + step)
    at += length
  }
  return points
}

/** The PDF of a prepared document. A missing font is only a warning to the compiler; here it is a failure. */
function artifact(world: TypstCompileWorld): Uint8Array {
  const { hasError, diagnostics } = world.compile(PAGED, FULL_DIAGNOSTICS) as { hasError: boolean; diagnostics?: { message: string }[] }
  if (hasError) throw new CompileError('document-template')
  if (diagnostics?.some((found) => found.message.startsWith('unknown font'))) throw new CompileError('document-font-missing')
  const { result } = world.get_artifact(AS_PDF, FULL_DIAGNOSTICS) as { result?: Uint8Array }
  if (!result) throw new CompileError('document-pdf')
  return result
}

/**
 * Loads a compiler with the fonts and the given templates. The program uses documentCompiler(), which does it once.
 * @throws when a font or the compiler itself is not where the packages are.
 */
export async function loadCompiler(templates: Partial<Record<TemplateName, string>> = TEMPLATES): Promise<DocumentCompiler> {
  const { resolve } = createRequire(import.meta.url)
  const wasm: Wasm = await import('@myriaddreamin/typst-ts-web-compiler')
  wasm.initSync({ module: await readFile(resolve('@myriaddreamin/typst-ts-web-compiler/wasm')) })
  const builder = new wasm.TypstCompilerBuilder()
  builder.set_dummy_access_model()
  const faces: Set<number>[] = []
  for (const name of FONTS) {
    const font = await readFile(resolve(`source-sans/TTF/SourceSans3-${name}.ttf`))
    await builder.add_raw_font(font)
    faces.push(coverage(wasm, font))
  }
  const typst = await builder.build()
  typst.add_source('/common.typ', commonTemplate)
  for (const [name, source] of Object.entries(templates)) typst.add_source(`/${name}.typ`, source)
  return {
    hasGlyph: (codePoint) => faces.every((face) => face.has(codePoint)),
    compile: (template, json) => {
      const world = typst.snapshot(null, `/${template}.typ`, [['data', json]])
      try {
        return artifact(world)
      } finally {
        // The compiler keeps what it last worked on; nothing about a person should stay behind in it.
        world.free()
        typst.reset()
      }
    },
  }
}

let loading: Promise<DocumentCompiler> | undefined

/** The compiler, loaded once and reused. A failed load is tried again at the next call. */
export function documentCompiler(): Promise<DocumentCompiler> {
  loading ??= loadCompiler().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}
