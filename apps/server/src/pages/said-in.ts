/** What an address says once under a name; empty where it says nothing. */
export const saidIn = (query: Readonly<Record<string, unknown>>, name: string): string => {
  const value = query[name];
  return typeof value === 'string' ? value.trim() : '';
};
