// What each shortcut does, as the help dialog and the hints say it.
export const keys = {
  search: 'søk og handlinger', help: 'tastene her', place: 'gå til sted', panel: 'neste panel', undo: 'angre', lock: 'lås', close: 'lukk',
  down: 'ned', up: 'opp', open: 'åpne', postpone: 'utsett', move: 'flytt', select: 'velg', space: 'Mellomrom', openCase: 'åpne sak', assign: 'tildel eier', view: 'bytt visning', filter: 'filter',
  newApplication: 'ny søknad', tabs: 'bytt fane', answer: 'registrer svar', note: 'nytt notat', summary: 'oppsummering', time: 'flytt i tid', year: 'ett år', openDwelling: 'åpne bolig', newDwelling: 'ny bolig',
  choose: 'velg', propose: 'foreslå', compare: 'sammenlign', outside: 'hvorfor ikke', moveTo: 'flytt til bolig', previousCase: 'forrige sak', nextCase: 'neste sak', show: 'vis i rommet', cover: 'dekk alt', decide: 'avgjørelse', measure: 'tiltak', privateNote: 'notat', jump: 'gå til sak nummer', park: 'legg til side', presence: 'hvem er her', fullScreen: 'full skjerm (rommet)',
  openGoal: 'åpne mål', goal: 'nytt mål', visit: 'registrer besøk', planReview: 'ny gjennomgang', week: 'forrige og neste uke', weekNow: 'denne uka', file: 'velg fil', run: 'utfør', line: 'linje', mine: 'min', theirs: 'deres', undoChoice: 'angre valget',
  everywhere: 'Overalt', title: 'Taster', here: (place: string) => `Taster på ${place}`,
  singleNote: 'Enkle bokstaver virker bare når du ikke står i et skrivefelt. De kan slås av i Innstillinger.',
}
