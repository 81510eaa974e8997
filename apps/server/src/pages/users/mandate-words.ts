import type { Association, Mandate } from '@samspar/association';
import { type Language, memberInWords, textsOf } from '@samspar/pages';

/** On whose behalf somebody audits: the association, Riksrevisionen, or a member by its name. */
export const mandateInWords = (language: Language, association: Association, mandate: Mandate): string => {
  const { mandates } = textsOf(language).users;
  return mandate === 'association' || mandate === 'riksrevisionen'
    ? mandates[mandate]
    : mandates.member(memberInWords(language, association, mandate));
};
