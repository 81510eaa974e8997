import { type Day, type Said, type Sentence, type SentenceAbout, sentenceOf } from '@samspar/kernel';
import { AUTHORITY_WORK, type AuthorityWork } from '@samspar/codes';

const FIELD = {
  name: { sv: 'Namnet', en: 'The name' },
  aliases: { sv: 'Ett av de andra namnen', en: 'One of the other names' },
  contact: { sv: 'Kontakten', en: 'The contact' },
  archive: { sv: 'Arkivmyndigheten', en: 'The archive authority' },
} satisfies Readonly<Record<string, Sentence>>;

const either = (language: keyof Sentence, works: readonly AuthorityWork[], or: string): string =>
  works
    .flatMap((work) => AUTHORITY_WORK.filter(({ code }) => code === work))
    .map((entry) => entry[language])
    .join(` ${or} `);

/** What is wrong and what to do, by why a setup, an authority or a unit is refused. */
const SENTENCES = {
  /** A district is ended, never removed: events name it. */
  DistrictRemoved: ({ district }: { field: 'districts'; district: string }) => ({
    sv: `Stadsdelen ${district} saknas i filen, men registrerade ärenden kan höra till den: behåll den och ange sista dag under to.`,
    en: `The district ${district} is missing from the file, but registered journeys may belong to it: keep it and state its last day under to.`,
  }),
  AssociationNotSetUp: {
    sv: 'Förbundet är inte satt upp än: kör samspar setup först.',
    en: 'The association is not set up yet: run samspar setup first.',
  },
  NameMissing: (() => ({ sv: 'Skriv ett namn.', en: 'Write a name.' })) as SentenceAbout<{ field: 'name' }>,
  IdentityNumberInName: ({ field }: { field: keyof typeof FIELD }) => ({
    sv: `${FIELD[field].sv} liknar ett personnummer, som inte får stå här.`,
    en: `${FIELD[field].en} looks like an identity number, which may not stand here.`,
  }),
  NameTaken: ({ name, by }: { field: 'name' | 'aliases'; name: string; by: string }) => ({
    sv: `${name} heter redan ${by}: två kan inte heta lika, för då kan ingen fil skilja dem åt.`,
    en: `${by} is already called ${name}: no two may be called alike, as no file could tell them apart.`,
  }),
  PartyOfAuthorityStays: (() => ({
    sv: 'En myndighet byter inte part: avsluta den och lägg till en ny.',
    en: 'An authority does not change its party: end it and add another.',
  })) as SentenceAbout<{ field: 'party' }>,
  WorkNotOfParty: ({ allowed }: { field: 'work'; allowed: readonly AuthorityWork[] }) => ({
    sv: `Parten har ingen sådan verksamhet: välj ${either('sv', allowed, 'eller')}.`,
    en: `The party has no such work: choose ${either('en', allowed, 'or')}.`,
  }),
  AuthorityUnknown: ({ authority }: { field: 'authority'; authority: string }) => ({
    sv: `Det finns ingen myndighet ${authority}: lägg till den först.`,
    en: `There is no authority ${authority}: add it first.`,
  }),
  UnitUnknown: ({ unit }: { field: 'unit'; unit: string }) => ({
    sv: `Det finns ingen enhet ${unit}: lägg till den först.`,
    en: `There is no unit ${unit}: add it first.`,
  }),
  DistrictUnknown: ({ district }: { field: 'district'; district: string }) => ({
    sv: `Det finns ingen stadsdel ${district} i förbundet.`,
    en: `The association has no district ${district}.`,
  }),
  DaysRunBackwards: (() => ({
    sv: 'Sista dagen ligger före den första.',
    en: 'The last day lies before the first.',
  })) as SentenceAbout<{ field: 'to' }>,
  PartyOfUnitStays: (() => ({
    sv: 'En enhet byter inte part: avsluta den och lägg till en ny hos den andra parten.',
    en: 'A unit does not change its party: end it and add another with the other party.',
  })) as SentenceAbout<{ field: 'authority' }>,
  DayInFuture: ({ today }: { field: 'since'; today: Day }) => ({
    sv: `Flytten gäller från en dag som inte har kommit än: skriv en dag till och med ${today}, eller gör flytten då.`,
    en: `The move holds from a day that has not come yet: write a day until ${today}, or move it then.`,
  }),
  /** The unit was not there yet, or had not yet come to where it moves from. */
  MovedTooEarly: (() => ({
    sv: 'Enheten fanns inte än den dagen, eller hade inte kommit dit den flyttar ifrån: skriv en senare dag.',
    en: 'The unit was not there yet on that day, or had not come to where it moves from: write a later day.',
  })) as SentenceAbout<{ field: 'since' }>,
};

export type SetupRefusal = Said<typeof SENTENCES>;

export const setupRefusalSentence = (refusal: SetupRefusal): Sentence => sentenceOf(SENTENCES, refusal);
