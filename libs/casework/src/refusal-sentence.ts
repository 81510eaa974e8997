import type { Sentence } from '@samspar/kernel';
import type { JourneyRefusal } from './journey/journey-refusals.js';
import { journeySentences } from './journey/journey-sentences.js';
import { participantSentences } from './participant/participant-sentences.js';
import type { ParticipantRefusal } from './participant/participant.js';

export type CaseworkRefusal = JourneyRefusal | ParticipantRefusal;

type ByCode = { [R in CaseworkRefusal as R['code']]: R };
type Code = keyof ByCode;
type Coded<C extends Code> = { [K in C]: Readonly<{ code: K }> & ByCode[K] }[C];

const SENTENCES: { readonly [C in Code]: (refusal: Coded<C>) => Sentence } = {
  ...journeySentences,
  ...participantSentences,
};

const sentence = <C extends Code>(refusal: Coded<C>): Sentence => SENTENCES[refusal.code](refusal);

/** What a refusal says on screen: what is wrong and what to do, built from its facts. Never holds personal data. */
export const refusalSentence = (refusal: CaseworkRefusal): Sentence => sentence(refusal);
