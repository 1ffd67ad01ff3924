// English: begun with the frame and the places.
import { nb } from './nb.ts'
import { withBokmal } from './translation.ts'

export const en = withBokmal({
  shell: {
    skip: 'Skip to content', places: 'Places', lock: 'Lock the case store', ready: 'All saved', searchLabel: 'Search for case, person, dwelling or action',
    place: { today: 'Today', cases: 'Applicants', dwellings: 'Dwellings', allocation: 'Allocation', meeting: 'Housing team', followup: 'Follow-up', exchange: 'Exchange', settings: 'Settings', case: 'Case' },
  },
}, nb)
