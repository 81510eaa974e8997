/** Whose the name and the contact of a person are that are registered in an insats: as long as there are no authorities, the insats's. */
export const scopeOf = (intervention: string): string => `intervention:${intervention}`;
