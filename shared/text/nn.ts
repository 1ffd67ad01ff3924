// Nynorsk: begun with the frame and the places.
import { nb } from './nb.ts'
import { withBokmal } from './translation.ts'

export const nn = withBokmal({
  shell: {
    skip: 'Hopp til innhaldet', places: 'Stader', lock: 'Lås saksarkivet', ready: 'Alt er lagra', searchLabel: 'Søk etter sak, person, bustad eller handling',
    place: { today: 'I dag', cases: 'Søkjarar', dwellings: 'Bustader', allocation: 'Tildeling', meeting: 'Bustadlag', followup: 'Oppfølging', exchange: 'Utveksling', settings: 'Innstillingar', case: 'Sak' },
  },
}, nb)
