// Words that several places use.
export const common = {
  close: 'Lukk', cancel: 'Avbryt', save: 'Lagre', edit: 'Endre', add: 'Legg til', remove: 'Ta bort', open: 'Åpne', back: 'Tilbake', next: 'Neste', again: 'Prøv igjen', undo: 'Angre', why: 'Hvorfor?', all: 'Alle', none: 'Ingen', choose: 'Velg', noChoice: 'Ikke valgt',
  yes: 'Ja', no: 'Nei', unknown: 'Ikke kjent', notGiven: 'Ikke oppgitt', today: 'I dag', tomorrow: 'I morgen', yesterday: 'I går',
  answer: { yes: 'Ja', no: 'Nei', unknown: 'Ikke kjent' },
  sign: { met: 'Oppfylt', notMet: 'Ikke oppfylt', unknown: 'Opplysning mangler', notRequired: 'Ikke krav' },
  daysAgo: (days: number) => (days === 1 ? '1 dag siden' : `${days} dager siden`),
  passed: (days: number) => `Frist passert, ${days === 1 ? '1 dag' : `${days} dager`} siden`,
  errorTitle: 'Det gikk ikke', errorCode: (code: string) => `Kode: ${code}`, field: (name: string) => `Feltet: ${name}`,
  selectRow: (label: string) => `Velg ${label}`, selectAll: 'Velg alle som er vist', rowsLoading: 'Henter rader', columns: 'Kolonner', moveLeft: (label: string) => `Flytt ${label} til venstre`, moveRight: (label: string) => `Flytt ${label} til høyre`, wider: 'Bredere', narrower: 'Smalere', sortBy: (label: string) => `Sorter etter ${label}`, resize: (label: string) => `Endre bredden på ${label}`,
  ownWords: 'Egne ord', initialsOf: (name: string) => `Eier: ${name}`, noOwner: 'Ingen',
  job: { cancel: 'Avbryt', cancelled: 'Avbrutt. Ingenting er endret.', percent: (n: number) => `${n} prosent` },
  required: 'Må fylles ut', dateHint: 'Dag, måned, år, for eksempel 27.11.2026', dateWrong: 'Skriv datoen slik: 27.11.2026', saved: 'Lagret', export: 'Eksporter', asXlsx: 'Som regneark (.xlsx)', asCsv: 'Som tekstfil (.csv)', fileSaved: (name: string) => `${name} er laget`,
  protectedTag: 'Sperret adresse', protectedShort: 'Sperret', legalDue: 'Lovfrist', agreedDue: 'Avtalt svarfrist',
  household: { adult: 'voksen', adults: 'voksne', child: 'barn', children: 'barn', baby: 'lite barn', babies: 'små barn', unborn: 'venter barn', dog: 'hund', dogs: 'hunder', cat: 'katt', cats: 'katter' },
  stale: {
    changed: (who: string | null, what: string, when: string) => `${who ?? 'Noen andre'} endret ${what} ${when}.`, now: 'nå nettopp', minutesAgo: (n: number) => (n === 1 ? 'for 1 minutt siden' : `for ${n} minutter siden`), at: (date: string, time: string) => `${date} kl. ${time}`, something: 'noe her',
    youWrote: 'Du skrev', theyWrote: (who: string | null) => `${who ?? 'den andre'} skrev`, stands: 'Det du skrev, står fortsatt her.', nothing: 'Ingenting er lagret ennå.', keep: 'Behold mitt', theirs: 'Bruk deres', empty: 'ingenting',
  },
  ownedBy: (name: string) => `Saken eies av ${name}.`, firstMissing: (count: number) => (count === 1 ? '1 felt gjenstår' : `${count} felt gjenstår`),
}
