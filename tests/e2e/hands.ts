// What a pair of hands does on the keyboard: focus, type, choose, press. Used where nothing may need a pointer.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** @param page asked for at each use, since it is opened after the file is read */
export function handsOn(page: () => Page) {
  const dialog = () => page().getByRole('dialog')
  const button = (name: string | RegExp, within: Page | Locator = page()) => within.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
  const key = async (target: Locator, press = 'Enter') => {
    await target.first().waitFor()
    await target.first().focus()
    await page().keyboard.press(press)
  }
  /** A field of the open dialog, or of the page when there is none. */
  const field = async (label: string) => ((await dialog().count()) > 0 ? dialog() : page()).getByLabel(label, { exact: true }).first()
  const type = async (label: string, value: string) => {
    await (await field(label)).focus()
    await page().keyboard.press('Control+a')
    await page().keyboard.type(value)
  }
  /** A select is answered with the arrows, by the beginning of the option. */
  const pick = async (label: string, option: string) => {
    const list = await field(label)
    const chosen = () => list.evaluate((node) => (node as HTMLSelectElement).selectedOptions[0]!.text)
    await list.focus()
    await page().keyboard.press('Home')
    for (let i = 0; i < 40 && !(await chosen()).startsWith(option); i++) {
      // A dialog that has just opened may still be putting focus in its first field.
      await list.focus()
      await page().keyboard.press('ArrowDown')
    }
    expect(await chosen()).toMatch(new RegExp(`^${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
  }
  /** Press the dialog's button and wait until the dialog is gone. */
  const send = async (name: string) => {
    await key(button(name, dialog()))
    await dialog().waitFor({ state: 'detached' })
  }
  /** Lock, and sign in to the demo as another. */
  const signIn = async (username: string) => {
    const passphrase = page().getByLabel('Passord', { exact: true })
    await page().keyboard.press('Control+l')
    await passphrase.waitFor()
    await type('Brukernavn', username)
    await type('Passord', 'Solvik-demo-2026')
    await page().keyboard.press('Enter')
    await passphrase.waitFor({ state: 'detached', timeout: 60_000 })
    await page().locator('h1').first().waitFor()
  }
  return { dialog, button, key, type, pick, send, signIn }
}

/** Counts every press of a pointer on the page from now on. */
export async function watchPointer(page: Page): Promise<() => number> {
  let used = 0
  await page.exposeFunction('pointerUsed', () => { used++ })
  await page.evaluate(() => window.addEventListener('mousedown', () => (window as unknown as { pointerUsed: () => void }).pointerUsed(), true))
  return () => used
}
