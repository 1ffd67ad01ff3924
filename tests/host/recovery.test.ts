// The way back in when a passphrase is forgotten: the printed code opens, a new passphrase is set, and the old code and passphrase stop working.
import { describe, expect, it } from 'vitest'
import { testFolder } from '../support/store.ts'
import { openMunicipality, PASSPHRASE, testGate } from '../support/gate.ts'

const folder = testFolder()

describe('recovery', () => {
  it('opens with the code, sets a new passphrase and gives a new code', async () => {
    const town = testGate(folder)
    const { recoveryCode } = await openMunicipality(town)
    await town.value('session.lock', {})
    const wrong = await town.call('session.recover', { username: 'ingrid', recoveryCode: (recoveryCode.startsWith('X') ? 'Y' : 'X') + recoveryCode.slice(1), newPassphrase: 'helt nye ord å huske på' })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong-recovery-code', details: { group: 1 } } })
    const back = await town.value('session.recover', { username: 'ingrid', recoveryCode, newPassphrase: 'helt nye ord å huske på' })
    expect(back.session.name).toBe('Ingrid Moe')
    expect(back.recoveryCode).not.toBe(recoveryCode)
    await town.value('session.lock', {})
    expect(await town.call('session.unlock', { username: 'ingrid', passphrase: PASSPHRASE })).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } })
    expect(await town.call('session.recover', { username: 'ingrid', recoveryCode, newPassphrase: 'enda en annen setning her' })).toMatchObject({ ok: false, error: { code: 'wrong-recovery-code' } })
    expect(await town.call('session.unlock', { username: 'ingrid', passphrase: 'helt nye ord å huske på' })).toMatchObject({ ok: true })
    town.gate.close()
  }, 60_000)
})
