// I dag.
export const today = {
  greeting: (hour: number) => (hour < 10 ? 'God morgen' : hour < 18 ? 'God dag' : 'God kveld'), dateLine: (weekday: string, date: string, week: number) => `${weekday} ${date} · uke ${week}`,
  waiting: 'Venter på meg', waitingOf: (n: number, of: number) => `${n} ${n === 1 ? 'sak' : 'saker'} av ${of}`, nothing: 'Ingenting venter på deg nå', nothingBody: 'Alle sakene dine har neste steg hos noen andre, eller lenger fram i tid.', seeCases: 'Se sakene mine', moreInGroup: (n: number) => `Vis ${n} til`,
  unowned: (n: number) => (n === 1 ? 'Ingen eier én sak' : `Ingen eier ${n} saker`), unownedBody: (n: number) => (n === 1 ? 'Ta den, eller gi den til en kollega.' : 'Ta dem, eller gi dem til en kollega.'), seeUnowned: 'Se hvilke',
  firstTitle: 'Her kommer det som venter på deg', firstBody: 'Hent saker fra Kobo eller et regneark, eller skriv inn den første selv. Ingenting forlater denne PC-en.', fetch: 'Hent fra fil', newApplication: 'Ny søknad',
  meeting: 'Neste boliglag', prepare: 'Gjør klar', meetingTime: (weekday: string, from: string, to: string) => `${weekday} kl. ${from}–${to}`, meetingLine: (cases: number, minutes: number) => `${cases} ${cases === 1 ? 'sak' : 'saker'}, ${minutes} minutter`, noMeeting: 'Ingen møter er satt opp.', makeMeeting: 'Sett opp et møte',
  legal: 'Lovfrister', allCount: (n: number) => `Alle ${n}`, noLegal: 'Ingen lovfrister de neste ukene.', vacancies: 'Boliger som blir ledige', noVacancies: 'Ingen boliger blir ledige de neste 60 dagene.', changes: (since: string) => `Endret siden ${since}`, noChanges: 'Ingenting er endret av andre.',
  dueDays: 'Frister de neste to ukene', legalBar: 'Lovfrist eller avtalt svarfrist', otherBar: 'Andre frister', dueOn: (weekday: string, date: string, legal: number, other: number) => `${weekday} ${date}: ${legal} lovfrister eller avtalte svarfrister, ${other} andre`, days: ['sø', 'ma', 'ti', 'on', 'to', 'fr', 'lø'],
  followUps: 'Oppfølging', followUpKind: { measure: 'Tiltak', review: 'Gjennomgang', visit: 'Besøk', contact: 'Kontakt' }, mandates: 'Må bekreftes', mandateBy: (who: string | null, when: string) => `${who ? `Av ${who}` : 'Bekreftes'} innen ${when}`,
  postpone: { title: 'Utsett neste steg', due: 'Ny frist', reason: 'Hvorfor', reasonHint: 'Grunnen blir stående i saken.', act: 'Utsett', said: 'Neste steg er utsatt' },
}
