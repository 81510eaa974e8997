/** The address of a journey, and of a page or form of it. */
export const addressOfJourney = (id: string, form?: string): string =>
  form === undefined ? `/arenden/${id}` : `/arenden/${id}/${form}`;
