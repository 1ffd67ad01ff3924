// The frame: rail, top bar, command palette, help, undo, auto-lock.
export const shell = {
  app: 'Boligbordet', skip: 'Hopp til innholdet', places: 'Steder',
  place: { today: 'I dag', cases: 'Søkere', dwellings: 'Boliger', allocation: 'Tildeling', meeting: 'Boliglag', followup: 'Oppfølging', exchange: 'Utveksling', settings: 'Innstillinger', case: 'Sak' },
  searchLabel: 'Søk etter sak, person, bolig eller handling', searchTitle: 'Søk og handlinger', lock: 'Lås saksarkivet', saved: (time: string) => `Lagret ${time}`, ready: 'Alt er lagret', demo: 'Demo', readOnly: 'Saksarkivet kan leses, men ikke endres. Be IT om skrivetilgang til mappen.',
  lostLog: 'Programmet ble avbrutt sist, og det aller siste som ble skrevet, kan mangle. Se gjennom sakene du arbeidet med. Mangler noe, finnes det sikkerhetskopier i Utveksling.',
  keysButton: 'Vis tastene her',
  palette: { hits: 'Treff', places: 'Gå til', acts: 'Gjør', nothing: (text: string) => `Ingen treff på «${text}».`, meant: (text: string) => `Mente du ${text}?`, start: 'Skriv navn, saksnummer, adresse eller det du vil gjøre.', more: 'Det er flere treff. Skriv litt til.', newApplication: 'Ny søknad', newDwelling: 'Ny bolig', importFile: 'Hent fra fil', theme: 'Bytt mellom lyst og mørkt', lock: 'Lås saksarkivet', keys: 'Vis tastene her', undo: 'Angre det siste',
    kind: { case: 'sak', dwelling: 'bolig', note: 'notat', meeting: 'boliglag', plan: 'plan' } },
  undone: (label: string) => `Angret: ${label}`, nothingToUndo: 'Det er ikke noe å angre.',
  idle: { title: 'Låses snart', body: (seconds: number) => `Saksarkivet låses om ${seconds} sekunder fordi ingen har brukt det en stund. Trykk en tast for å fortsette.`, stay: 'Fortsett å arbeide', lockNow: 'Lås nå' },
  notFound: { title: 'Denne siden finnes ikke', body: 'Velg et sted i menyen til venstre.' },
  toPlace: (place: string) => `Gå til ${place}`,
  noAccess: { title: 'Rollen din gir ikke tilgang hit', body: 'Spør lederen din om du trenger tilgangen.' },
  panelButton: 'Vis detaljer', opening: 'Gjør klar saksarkivet',
}
