// Texts of this area.
export const caseText = {}
