// Texts of this area.
export const cases = {}
