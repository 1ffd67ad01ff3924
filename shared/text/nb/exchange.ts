// Texts of this area.
export const exchange = {}
