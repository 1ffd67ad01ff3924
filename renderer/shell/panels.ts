// F6: move the focus to the next panel on the page, and from the last to the first.
export function nextPanel(_key: string, event: KeyboardEvent): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter((panel) => panel.offsetParent !== null)
  if (panels.length === 0) return
  const now = panels.findIndex((panel) => panel.contains(document.activeElement))
  const step = event.shiftKey ? -1 : 1
  const next = panels[(now + step + panels.length) % panels.length]
  // Straight to the row the keyboard stands on, where the panel has one.
  const row = next?.querySelector<HTMLElement>('[data-row][tabindex="0"]')
  ;(row ?? next)?.focus()
}
