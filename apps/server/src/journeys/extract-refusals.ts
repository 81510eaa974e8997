import type { Sentence } from '@samspar/kernel';
import type { GivingRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';
import { type KnownRefusal, problemOfRefusal } from '../refusals.js';

type OwnCode = Exclude<GivingRefusal['code'], KnownRefusal['code']>;

const SENTENCES: Readonly<Record<OwnCode, Sentence>> = {
  AuthorityNotKnown: {
    sv: 'Det är inte känt för vilken myndighet du arbetar: be behörighetsadministratören lägga in din enhet under dess myndighet.',
    en: 'It is not known for which authority you work: ask the administrator of users to register your unit under its authority.',
  },
  CheckerUnknown: {
    sv: 'Den som har gått igenom utdraget är ingen öppen handläggare i ärendets insats.',
    en: 'Whoever looked the extract through is no open caseworker of the intervention of the journey.',
  },
  ParticipantIsAnonymous: {
    sv: 'Ärendet är anonymt: det säger inte vem det handlar om, och det finns inget att lämna ut till någon.',
    en: 'The journey is anonymous: it does not say whom it is about, and there is nothing to give out to anybody.',
  },
  ExtractOfProtected: {
    sv: 'Personen har skyddade personuppgifter: bara den som är ansvarig för ärendet lämnar ut ett utdrag.',
    en: 'The identity of the person is protected: only whoever is responsible for the journey gives out an extract.',
  },
  ExtractChanged: {
    sv: 'Något har registrerats sedan utdraget gicks igenom: hämta det igen och gå igenom det.',
    en: 'Something was registered since the extract was looked through: read it again and look it through.',
  },
  EntryNotInExtract: {
    sv: 'En uppgift som ska hållas inne finns inte i utdraget.',
    en: 'An entry that is to be held back is not in the extract.',
  },
};

const isOwn = (code: GivingRefusal['code']): code is OwnCode => Object.hasOwn(SENTENCES, code);

/** The problem of an extract that is not shown or not given out. */
export const extractRefused = (refusal: GivingRefusal): Problem => {
  const { code } = refusal;
  if (isOwn(code)) return new Problem(code === 'EntryNotInExtract' ? 422 : 409, code, SENTENCES[code]);
  return problemOfRefusal(refusal as KnownRefusal);
};
