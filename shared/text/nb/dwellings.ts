// Texts of this area.
export const dwellings = {}
