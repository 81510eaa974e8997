/** Whose the name and the contact of a person are that are registered in an insats: as long as there are no authorities, the insats's. */
export const scopeOf = (intervention: string): string => `intervention:${intervention}`;

/** Asked for by nobody: what is in it is its journey's alone. */
export const NO_SCOPE = '';
