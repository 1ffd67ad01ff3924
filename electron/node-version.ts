// The database driver ends the process without a word on Node below 22: say so before it is loaded.

/** Exit with a clear line when Node is too old. */
export function checkNode(version = process.versions.node): void {
  if (Number(version.split('.')[0]) >= 22) return
  process.stderr.write(`Boligbordet trenger Node 22 eller nyere; dette er ${version}. Kjør «npm ci» og bruk npm-kommandoene i README, så brukes riktig Node.\n`)
  process.exit(1)
}
