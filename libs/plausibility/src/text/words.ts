/** Whom a figure is about, as prose says it. */
export type ReadGroup = 'women' | 'men' | 'unknown' | 'all' | 'rest' | `quarter ${number}`;

const GROUPS: readonly (readonly [ReadGroup, RegExp])[] = [
  ['women', /^kvinn/],
  ['men', /^män(nen|nens|s)?$/],
  ['unknown', /^(okän[dt]a?|uppgift(er)?)$/],
  ['all', /^(total[ta]?|samtliga|sammanlagt|sammantaget|summa|alla)$/],
  ['rest', /^(övriga?|resten|resterande|återstående)$/],
];

/** The group that a word names. */
export const groupOf = (word: string): ReadGroup | undefined =>
  GROUPS.find(([, form]) => form.test(word))?.[0];

const ORDINALS = ['första', 'andra', 'tredje', 'fjärde'];

/** Which quarter an ordinal before that word means, from 1; 0 where it is none. */
export const quarterOf = (ordinal: string): number => ORDINALS.indexOf(ordinal) + 1;

/** Words between which a figure is about one group. */
export const PARTS_CLAUSES = /^([,;:.()–]|och|men|samt|medan|jämfört|än|varav|respektive)$/;

/** Persons, and what is counted of them. */
export const PERSONS = /^(deltagar|person|individ|kvinn|män(nen|s)?$|ungdom|deltagande)/;

/** What follows a number that is no count of this kind: ages, times, money, sections, things of the organisation. */
export const OTHER_UNITS =
  /^(år|års|åringar|åriga?|månad|månader|vecka|veckor|timmar|minuter|kronor|kr|tkr|kkr|mkr|mnkr|miljon|miljoner|miljarder|kap|kapitlet|gånger|procentenheter?|insats|insatser|insatserna|team|teamen|projekt|stadsdelar|kommuner|parter|myndigheter|medlemmar|enheter|möten|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)$/;

/** What precedes a number that is a name of something. */
export const NAMED_BEFORE =
  /^(bilaga|tabell|diagram|figur|avsnitt|sida|punkt|version|nr|nummer|dnr|vecka|kap|kapitel|paragraf)$/;

export const IN_DAYS = /^(dag|dagar|dygn)$/;

/** What journeys do that a figure counts; work and studies are begun too, and that is none of it. */
export type ReadRole = 'referred' | 'opening' | 'started' | 'ended' | 'closing';

const ROLES: readonly (readonly [ReadRole, RegExp])[] = [
  ['opening', /^(ingående|ingången|början)$/],
  ['closing', /^(utgående|utgången|slut|slutet)$/],
  ['referred', /^anmäl/],
  ['started', /^(påbörja|starta|började?$|börjat$|nya$|tillkom)/],
  ['ended', /^(avslut|slutade$|slutat$|lämna)/],
];
const WORK = /^(arbet|jobb|stude|plugg)/;

export const roleOf = (word: string, next: string): ReadRole | undefined => {
  const role = ROLES.find(([, form]) => form.test(word))?.[0];
  return role === 'started' && WORK.test(next) ? undefined : role;
};

/** Words that say what a sentence is about: long enough to be no word of grammar. */
export const isOfContent = (word: string): boolean => word.length >= 6;
