// Headings of lists of current tenancies and contracts.
import { PERSON_FIELDS } from './fields-applicants.ts'
import { ADDRESS_FIELDS } from './fields-dwellings.ts'
import type { TargetField } from './fields.ts'

export const TENANCY_FIELDS: TargetField[] = [
  ...ADDRESS_FIELDS.map((field): TargetField => (field.field === 'unitNumber' ? { ...field, type: 'unit' } : field)),
  ...PERSON_FIELDS,
  { field: 'fullName', label: 'Leier', type: 'name', synonyms: ['leietaker', 'leietakar', 'leigetakar', 'leigar', 'navn', 'namn', 'beboer', 'bebuar', 'leietakers navn', 'navn på leietaker', 'leietaker navn', 'kontraktspart', 'kunde', 'kundenavn', 'etternavn, fornavn', 'fullt navn', 'leiers navn', 'navn leietaker', 'leieboer'] },
  { field: 'firstName', label: 'Fornavn', type: 'text', synonyms: ['fornamn', 'for- og mellomnavn', 'førenamn'] },
  { field: 'lastName', label: 'Etternavn', type: 'text', synonyms: ['etternamn', 'slektsnavn'] },
  { field: 'startsOn', label: 'Leieforholdet begynte', type: 'date', synonyms: ['startdato', 'start', 'fra', 'frå', 'fra dato', 'frå dato', 'innflytting', 'innflyttet', 'innflyttingsdato', 'leiestart', 'kontrakt fra', 'leie fra', 'kontraktsdato', 'kontrakt start', 'leieperiode fra', 'kontraktstart', 'innflytta', 'gjelder fra', 'fom', 'f.o.m.', 'leieforhold fra'] },
  { field: 'contractEndsOn', label: 'Kontrakten går ut', type: 'date', synonyms: ['sluttdato', 'slutt', 'til', 'til dato', 'utløp', 'utløpsdato', 'kontrakt til', 'kontraktsutløp', 'kontrakt utløper', 'utløper', 'leie til', 'leieperiode til', 'opphør', 'kontrakt slutt', 'gjelder til', 'tom', 't.o.m.', 'går ut', 'utgår', 'leieforhold til'] },
  { field: 'rent', label: 'Husleie', type: 'money', unusualAbove: 3_000_000, synonyms: ['leie', 'leige', 'husleige', 'månedsleie', 'månadsleige', 'leie pr mnd', 'leie per måned', 'leiekostnad', 'husleie pr mnd', 'husleie per måned', 'leiebeløp', 'leie mnd', 'mnd leie', 'leiesum', 'leiepris'] },
  { field: 'deposit', label: 'Depositum', type: 'money', unusualAbove: 20_000_000, synonyms: ['dep', 'depositumsbeløp', 'depositum kr', 'garanti', 'depositumsgaranti', 'depositum/garanti', 'sikkerhet', 'depositumskonto'] },
  { field: 'term', label: 'Kontraktstype', type: 'code:tenancyTerm', synonyms: ['type kontrakt', 'kontrakttype', 'tidsbestemt', 'leieform', 'kontraktsform', 'type leieforhold', 'tidsbestemt/tidsubestemt', 'varighet', 'leietid'] },
  { field: 'noticeGivenOn', label: 'Sagt opp', type: 'date', synonyms: ['oppsagt', 'oppsagt dato', 'oppsigelse', 'oppsigelsesdato', 'dato oppsigelse', 'sagt opp dato', 'oppseiing', 'oppsagd', 'oppsigelse mottatt'] },
  { field: 'movedOutOn', label: 'Flyttet ut', type: 'date', synonyms: ['utflytting', 'utflyttet', 'utflyttingsdato', 'fraflyttet', 'fraflytting', 'utflytta', 'fråflytta', 'flyttet', 'fraflyttingsdato', 'flyttet ut dato'] },
  { field: 'comment', label: 'Merknad', type: 'text', synonyms: ['kommentar', 'merknader', 'kommentarer', 'notat', 'anmerkning', 'annet', 'diverse', 'merknadar'] },
  { field: 'caseNumber', label: 'Saksnummer', type: 'reference', synonyms: ['saksnr', 'saknr', 'sak', 'arkivsak', 'arkivsaknr', 'sak nr', 'journalnr'] },
  { field: 'externalRef', label: 'Kontraktsnummer', type: 'reference', synonyms: ['kontraktsnr', 'kontraktnr', 'kontrakt', 'avtalenr', 'avtalenummer', 'leieforhold id', 'leieforholdsnr', 'kontrakt nr', 'kontrakt-id', 'kundenr', 'objektnr', 'leieobjektnr'] },
]
