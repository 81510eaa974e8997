import { type Sentence, unreachable } from '@samspar/kernel';
import { AUTHORITY_WORK, type AuthorityWork } from '@samspar/codes';
import type { SetupRefusal } from './association.js';

const FIELD: Readonly<Record<'name' | 'aliases' | 'contact' | 'archive', Sentence>> = {
  name: { sv: 'Namnet', en: 'The name' },
  aliases: { sv: 'Ett av de andra namnen', en: 'One of the other names' },
  contact: { sv: 'Kontakten', en: 'The contact' },
  archive: { sv: 'Arkivmyndigheten', en: 'The archive authority' },
};

const either = (language: keyof Sentence, works: readonly AuthorityWork[], or: string): string =>
  works
    .flatMap((work) => AUTHORITY_WORK.filter(({ code }) => code === work))
    .map((entry) => entry[language])
    .join(` ${or} `);

/** What a refused setup, authority or unit says on screen. */
export const setupRefusalSentence = (refusal: SetupRefusal): Sentence => {
  switch (refusal.code) {
    case 'DistrictRemoved':
      return {
        sv: `Stadsdelen ${refusal.district} saknas i filen, men registrerade ärenden kan höra till den: behåll den och ange sista dag under to.`,
        en: `The district ${refusal.district} is missing from the file, but registered journeys may belong to it: keep it and state its last day under to.`,
      };
    case 'AssociationNotSetUp':
      return {
        sv: 'Förbundet är inte satt upp än: kör samspar setup först.',
        en: 'The association is not set up yet: run samspar setup first.',
      };
    case 'NameMissing':
      return { sv: 'Skriv ett namn.', en: 'Write a name.' };
    case 'IdentityNumberInName':
      return {
        sv: `${FIELD[refusal.field].sv} liknar ett personnummer, som inte får stå här.`,
        en: `${FIELD[refusal.field].en} looks like an identity number, which may not stand here.`,
      };
    case 'NameTaken':
      return {
        sv: `${refusal.name} heter redan ${refusal.by}: två kan inte heta lika, för då kan ingen fil skilja dem åt.`,
        en: `${refusal.by} is already called ${refusal.name}: no two may be called alike, as no file could tell them apart.`,
      };
    case 'PartyOfAuthorityStays':
      return {
        sv: 'En myndighet byter inte part: avsluta den och lägg till en ny.',
        en: 'An authority does not change its party: end it and add another.',
      };
    case 'WorkNotOfParty':
      return {
        sv: `Parten har ingen sådan verksamhet: välj ${either('sv', refusal.allowed, 'eller')}.`,
        en: `The party has no such work: choose ${either('en', refusal.allowed, 'or')}.`,
      };
    case 'AuthorityUnknown':
      return {
        sv: `Det finns ingen myndighet ${refusal.authority}: lägg till den först.`,
        en: `There is no authority ${refusal.authority}: add it first.`,
      };
    case 'UnitUnknown':
      return {
        sv: `Det finns ingen enhet ${refusal.unit}: lägg till den först.`,
        en: `There is no unit ${refusal.unit}: add it first.`,
      };
    case 'DistrictUnknown':
      return {
        sv: `Det finns ingen stadsdel ${refusal.district} i förbundet.`,
        en: `The association has no district ${refusal.district}.`,
      };
    case 'DaysRunBackwards':
      return {
        sv: 'Sista dagen ligger före den första.',
        en: 'The last day lies before the first.',
      };
    case 'PartyOfUnitStays':
      return {
        sv: 'En enhet byter inte part: avsluta den och lägg till en ny hos den andra parten.',
        en: 'A unit does not change its party: end it and add another with the other party.',
      };
    case 'DayInFuture':
      return {
        sv: `Flytten gäller från en dag som inte har kommit än: skriv en dag till och med ${refusal.today}, eller gör flytten då.`,
        en: `The move holds from a day that has not come yet: write a day until ${refusal.today}, or move it then.`,
      };
    case 'MovedTooEarly':
      return {
        sv: 'Enheten fanns inte än den dagen, eller hade inte kommit dit den flyttar ifrån: skriv en senare dag.',
        en: 'The unit was not there yet on that day, or had not come to where it moves from: write a later day.',
      };
    default:
      return unreachable(refusal);
  }
};
