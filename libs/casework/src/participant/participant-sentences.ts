import type { Sentence } from '@samspar/kernel';
import type { ParticipantRefusal } from './participant.js';

type Sentences = Readonly<{
  [R in ParticipantRefusal as R['code']]: (refusal: R) => Sentence;
}>;

export const participantSentences: Sentences = {
  ParticipantNotFound: () => ({
    sv: 'Deltagaren finns inte: registrera deltagaren först.',
    en: 'The participant does not exist: register the participant first.',
  }),
  ParticipantAlreadyExists: () => ({
    sv: 'Deltagaren finns redan: använd den som finns.',
    en: 'The participant exists already: use the one that exists.',
  }),
  ParticipantIsAnonymous: () => ({
    sv: 'Deltagaren är anonym och har ingen identitet: registrera en ny deltagare om personen vill vara känd.',
    en: 'The participant is anonymous and has no identity: register a new participant if the person wants to be known.',
  }),
  AssociationMissing: () => ({
    sv: 'Förbund saknas: ange vilket förbund deltagaren hör till.',
    en: 'The association is missing: state which association the participant belongs to.',
  }),
  ParticipantDayInvalid: ({ today }) => ({
    sv: `Dagen för händelsen är ingen dag som varit: ange en dag till och med ${today}, som ÅÅÅÅ-MM-DD.`,
    en: `The day it happened is not a day that has come: state a day up to ${today}, as YYYY-MM-DD.`,
  }),
  IdentityAlreadyProtected: () => ({
    sv: 'Personuppgifterna är redan skyddade: inget behöver göras.',
    en: 'The identity is protected already: nothing needs to be done.',
  }),
  IdentityNotProtected: () => ({
    sv: 'Personuppgifterna är inte skyddade, så det finns inget skydd att avsluta.',
    en: 'The identity is not protected, so there is no protection to end.',
  }),
  MergedIntoItself: () => ({
    sv: 'En deltagare kan inte slås ihop med sig själv: välj den andra deltagaren.',
    en: 'A participant cannot be merged into itself: choose the other participant.',
  }),
  AlreadyMerged: ({ into }) => ({
    sv: `Deltagaren är redan sammanslagen med ${into}: dela upp dem först.`,
    en: `The participant has been merged into ${into} already: unmerge them first.`,
  }),
  NotMerged: () => ({
    sv: 'Deltagaren är inte sammanslagen med någon, så det finns inget att dela upp.',
    en: 'The participant is not merged, so there is nothing to unmerge.',
  }),
};
