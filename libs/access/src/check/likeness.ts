const folded = (name: string): string =>
  name.normalize('NFC').trim().toLocaleLowerCase('sv').replace(/\s+/g, ' ');

/** The last name as it is written, and each part of one with a hyphen. */
const familyNames = (name: string): readonly string[] => {
  const words = folded(name).split(' ');
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [last, ...last.split('-')].filter((part) => part !== '');
};

/** Whether two people may be of one family, by their names. */
export const isNamesake = (one: string, other: string): boolean => {
  const names = familyNames(one);
  return familyNames(other).some((name) => names.includes(name));
};

export const isCalledAlike = (one: string, other: string): boolean => folded(one) === folded(other);
