// What a note from a visit should not hold, said while it is written. It advises, and never stops anyone: the one who writes decides.

export interface NoteHint { key: 'idNumber' | 'diagnosis' | 'guess' | 'thirdParty'; text: string }

const RULES: readonly [NoteHint['key'], RegExp, string][] = [
  ['idNumber', /(?<!\d)\d{6}[ ]?\d{5}(?!\d)/, 'Det ser ut som et fødselsnummer. Det trengs ikke her.'],
  ['diagnosis', /\b(diagnose|schizofren\w*|psykose\w*|psykotisk|bipolar\w*|depressiv\w*|adhd|personlighetsforstyrrelse\w*|dement\w*)\b/i, 'Diagnoser hører ikke hjemme her. Skriv hva personen trenger hjelp til.'],
  ['guess', /\b(virker (?:ruset|full|påvirket)|antar at|mistenker|sannsynligvis)\b/i, 'Det ser ut som en antakelse. Skriv det du så, eller det personen sa.'],
  ['thirdParty', /\b([Nn]aboen|[Kk]jæresten|ekskona|eksmannen|samboeren) [A-ZÆØÅ][a-zæøå]+/, 'Det ser ut som navnet på en annen. Skriv rollen, ikke navnet.'],
]

/** Everything in a text that is worth a second thought, each once. */
export const noteHints = (text: string): NoteHint[] => RULES.flatMap(([key, pattern, hint]) => (pattern.test(text) ? [{ key, text: hint }] : []))
