// Rule sets to start from: a municipality takes the one that is most like its own, and changes it. None of them is any municipality's regulation.
import type { RuleDefinition } from '../rules.ts'
import { BERGEN_LIKE_RULES } from './bergen-like.ts'
import { DISCRETION_RULES } from './discretion.ts'
import { OSLO_LIKE_RULES } from './oslo-like.ts'
import { STARTING_RULES } from './starting.ts'
import { STJORDAL_LIKE_RULES } from './stjordal-like.ts'
import { TROMSO_LIKE_RULES } from './tromso-like.ts'

export interface ReadyMade { key: string; name: string; summary: string; definition: RuleDefinition }

export const READY_MADE: readonly ReadyMade[] = [
  { key: 'starting', name: 'Vanlige vilkår', summary: 'Ett års botid, uten egnet bolig, gjeld og karantene. Fem år for barnefamilier, tre for andre.', definition: STARTING_RULES },
  { key: 'discretion', name: 'En halv side skjønn', summary: 'For en liten kommune: alder og lovlig opphold følger av opplysningene, resten vurderes.', definition: DISCRETION_RULES },
  { key: 'osloLike', name: 'Oslo-lignende regelverk', summary: 'To års botid, økonomi etter skjønn, sju års kontrakt med barn til og med 14 år og fem for andre.', definition: OSLO_LIKE_RULES },
  { key: 'bergenLike', name: 'Bergen-lignende regelverk', summary: 'Inntektsgrenser fra 3,5 til 5 G, ett års botid, kontrakt med under seks måneder igjen, ett års karantene.', definition: BERGEN_LIKE_RULES },
  { key: 'tromsoLike', name: 'Tromsø-lignende regelverk', summary: 'Seks måneders botid, egne forsøk, samlet vurdering og tre år om gangen.', definition: TROMSO_LIKE_RULES },
  { key: 'stjordalLike', name: 'Stjørdal-lignende regelverk', summary: 'To års botid som hovedregel, inntekt og formue etter skjønn.', definition: STJORDAL_LIKE_RULES },
]
