// After the decision: complaints, letters, the references they print, and the clocks that were stopped with a ground.
import * as code from './codes.ts'
import { Answer, date, entity, field, json, maybeDate, maybeRef, maybeShort, maybeText, ref, short, text } from './field.ts'

/** A complaint over a decision: received, changed or upheld, sent on, settled (forvaltningsloven §§ 28-34). */
export const appeal = entity('appeal', 'Klage', {
  caseId: field('Sak', ref),
  decisionId: field('Vedtak', ref),
  receivedOn: field('Mottatt', date),
  text: field('Hva det klages på', text, 'other', 'personal'),
  late: field('Kom for sent', Answer),
  lateGround: field('Hvorfor den likevel tas opp', maybeText, 'other', 'personal'),
  stayRequested: field('Ber om utsatt iverksetting', Answer),
  status: field('Status', code.appealStatus.schema),
  dueOn: field('Frist', maybeDate),
  handledOn: field('Vurdert', maybeDate),
  handledReason: field('Begrunnelse', maybeText, 'other', 'personal'),
  sentTo: field('Sendt til', code.appealBody.schema.nullable()),
  sentOn: field('Sendt', maybeDate),
  result: field('Utfall hos klageinstansen', code.appealResult.schema.nullable()),
  resultOn: field('Avgjort', maybeDate),
  newDecisionId: field('Nytt vedtak', maybeRef),
})

/** A letter as it was composed: its content is frozen, so that it can be made again word for word. */
export const letter = entity('letter', 'Brev', {
  caseId: field('Sak', ref),
  decisionId: field('Vedtak', maybeRef),
  appealId: field('Klage', maybeRef),
  allocationId: field('Tildeling', maybeRef),
  applicationId: field('Søknad', maybeRef),
  kind: field('Slags', code.letterKind.schema),
  language: field('Målform', code.letterLanguage.schema),
  recipient: field('Til', short, 'contact', 'personal'),
  recipientRole: field('Mottakerens rolle', maybeShort, 'contact', 'personal'),
  recipientAddress: field('Mottakerens adresse', maybeText, 'contact', 'protected'),
  content: field('Innhold', json, 'other', 'sensitive'),
  status: field('Status', code.letterStatus.schema),
  composedOn: field('Skrevet', date),
  composedBy: field('Skrevet av', short),
  sentOn: field('Sendt', maybeDate),
  sentBy: field('Sendt av', maybeShort),
  fileName: field('Filnavn', maybeShort),
  sha256: field('Fingeravtrykk', maybeShort),
  documentId: field('Dokument', maybeRef),
  archiveRef: field('Arkivreferanse', maybeShort),
  archivedOn: field('Arkivert', maybeDate),
})

/** The names of Acts and sections that letters print, dated: two administration Acts are prepared. */
export const lawSet = entity('lawSet', 'Lovhenvisninger', {
  name: field('Navn', short),
  validFrom: field('Gjelder fra', maybeDate),
  validTo: field('Gjelder til', maybeDate),
  definition: field('Henvisninger', json),
})

/** No state stops a clock; a named person with a ground does. */
export const clockStop = entity('clockStop', 'Stanset frist', {
  caseId: field('Sak', maybeRef),
  kind: field('Frist', code.clockKind.schema),
  targetId: field('Hva fristen gjelder', ref),
  ground: field('Grunn', text, 'other', 'personal'),
  startsOn: field('Fra', date),
  endsOn: field('Til', maybeDate),
  by: field('Av', short),
})
