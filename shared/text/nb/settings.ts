// Texts of this area.
export const settings = {}
