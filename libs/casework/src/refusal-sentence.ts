import type { Sentence } from '@samspar/kernel';
import type { JourneyRefusal } from './journey/journey-refusals.js';
import { journeySentences } from './journey/journey-sentences.js';
import { participantSentences } from './participant/participant-sentences.js';
import type { ParticipantRefusal } from './participant/participant.js';

export type CaseworkRefusal = JourneyRefusal | ParticipantRefusal;

const SENTENCES = { ...journeySentences, ...participantSentences };

/** What a refusal says on screen: what is wrong and what to do, built from its facts. Never holds personal data. */
export const refusalSentence = (refusal: CaseworkRefusal): Sentence =>
  (SENTENCES[refusal.code] as (refusal: CaseworkRefusal) => Sentence)(refusal);
