// The main job as calls from the command line, each its own process on the same store.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../support/store.ts'

const folder = testFolder()
const store = join(folder, 'arkiv.bolig')
const PASSPHRASE = 'elleve blå sykler ruster sakte'
const CLI = join(import.meta.dirname, '../../electron/cli.ts')

interface Ran { code: number; out: string; error: string }

function run(args: string[], options: { stdin?: string; passphrase?: string } = {}): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, BOLIGBORDET_PASSPHRASE: options.passphrase ?? PASSPHRASE, BOLIGBORDET_USER: 'inger' }, stdio: ['pipe', 'pipe', 'pipe'] })
    let out = ''
    let error = ''
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (error += piece.toString()))
    child.stdin.end(options.stdin ?? '')
    child.on('exit', (code) => done({ code: code ?? -1, out, error }))
  })
}

async function call<T>(name: string, input: unknown, more: string[] = []): Promise<T> {
  const { code, out, error } = await run(['call', name, '-', '--store', store, ...more], { stdin: JSON.stringify(input) })
  expect(code, `${name}: ${error}`).toBe(0)
  return JSON.parse(out) as T
}

describe('the command line', () => {
  it('lists and describes every operation', async () => {
    const list = await run(['list'])
    expect(list.out.split('\n').filter(Boolean).length).toBeGreaterThan(80)
    const one = JSON.parse((await run(['describe', 'dwelling.allocate'])).out) as { kind: string; input: { properties: object } }
    expect(one).toMatchObject({ kind: 'command', access: 'allocate' })
    expect(Object.keys(one.input.properties)).toContain('startsOn')
  })

  it('does the main job from an empty folder to a PDF', async () => {
    await call('store.create', { municipality: 'Markvik kommune', name: 'Inger Lund', username: 'inger', passphrase: PASSPHRASE })
    const { ids: [dwellingId] } = await call<{ ids: string[] }>('dwelling.create', { address: 'Åsgata 4', unitNumbers: ['H0101'], rooms: 2, bedrooms: 1, rent: 845_000, stepFree: 'yes', vacantFrom: '2026-10-20' })
    const { id: caseId } = await call<{ id: string }>('case.create', { name: 'Solveig Markhus', receivedOn: '2026-08-27', livingSituation: 'temporaryAccommodation', livingSince: '2026-09-01' })
    await call('case.decide', { caseId, kind: 'municipalDwelling', outcome: 'granted', decidedOn: '2026-10-19', legalBasis: 'forskriften § 6 a', rationale: 'Uten egen bolig.', notifiedOn: '2026-10-20' })
    const match = await call<{ candidates: { caseId: string; outcome: string }[] }>('match.forDwelling', { dwellingId })
    expect(match.candidates).toMatchObject([{ caseId, outcome: 'uncertain' }])
    const { meetingId } = await call<{ meetingId: string }>('match.propose', { dwellingId, caseId })
    await call('meeting.start', { meetingId })
    const desk = await call<{ current: { agendaItemId: string }; services: { id: string }[] }>('meeting.desk', { meetingId })
    const decision = await call<{ id: string }>('meeting.decide', { meetingId, agendaItemId: desk.current.agendaItemId, kind: 'allocate', text: 'Tildel Åsgata 4', dwellingId, ownerServiceId: desk.services[0]!.id, dueOn: '2026-11-30', mandate: 'team', showInRoom: true })
    const allocated = await call<{ planId: string }>('dwelling.allocate', { dwellingId, caseId, meetingDecisionId: decision.id, startsOn: '2026-12-01', rationale: 'Botid og husleie avklares ved kontrakt.' })
    await call('plan.addGoal', { planId: allocated.planId, domain: 'home', ownWords: 'Kunne lukke døra' })
    await call('meeting.close', { meetingId })
    for (const [name, input] of [['export.caseSummary', { caseId }], ['export.protocol', { meetingId }], ['export.plan', { planId: allocated.planId }]] as const) {
      const path = join(folder, `${name}.pdf`)
      await call(name, input, ['--out', path])
      expect(readFileSync(path).subarray(0, 8).toString()).toMatch(/^%PDF-1\.7/)
    }
  }, 240_000)

  it('imports a file in one call each for reading and listing, and exits non-zero with text and next step on errors', async () => {
    const path = join(folder, 'boliger.csv')
    writeFileSync(path, 'Adresse;Bruksenhet;Rom\nElvegata 1;H0101;3\n')
    const read = await call<{ sheets: { rowCount: number }[] }>('import.read', {}, ['--file', path])
    expect(read.sheets[0]!.rowCount).toBe(1)
    const wrong = await run(['call', 'case.list', '{}', '--store', store], { passphrase: 'noe helt annet' })
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.error)).toMatchObject({ error: { code: 'wrong-passphrase' }, text: 'Brukernavn eller passord er feil.' })
    expect((await run(['call', 'nope', '{}', '--store', store])).code).toBe(1)
    expect((await run(['call', 'case.list', '{', '--store', store])).code).toBe(1)
    const missing = await run(['call', 'case.list', '{}', '--store', join(folder, 'finnes-ikke.bolig')])
    expect([missing.code, JSON.parse(missing.error).error.code, existsSync(join(folder, 'finnes-ikke.bolig'))]).toEqual([1, 'store-missing', false])
  }, 60_000)
})
