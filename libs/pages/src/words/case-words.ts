import type { ReadingReason } from '@samspar/access';
import { AUDIT_GROUND, type AuditGround } from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import type { Person } from '@samspar/use-cases';
import type { Language } from '../language.js';
import { type Texts, textsOf } from '../texts/texts.js';

/** Who a journey is about, in a list: the name, or the masked number; undefined where neither is known. */
export const personInWords = (
  { journey: { person } }: Texts,
  { isAnonymous, isProtected, name, number }: Person,
): string | undefined =>
  isAnonymous ? person.anonymous : isProtected ? person.protected : (name ?? number ?? undefined);

/** The party and unit that a referral came from; undefined where neither is known. */
export const senderInWords = (
  language: Language,
  {
    sender,
    line,
  }: Readonly<{ sender: Sentence | undefined; line: Readonly<{ referringUnit: string | null }> }>,
): string | undefined =>
  [sender?.[language], line.referringUnit].filter((part) => typeof part === 'string').join(', ') || undefined;

/** "FINSAM-team, Novum och DEV". */
export const listInWords = (language: Language, words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${textsOf(language).myDay.and} ${words.at(-1)}`;

/** Why an auditor was told whom a journey is about: on whose behalf she audits, and the ground that she stated. */
export const auditGroundInWords = (
  { accessLog, languageCode }: Texts,
  { reason, ground }: Readonly<{ reason: ReadingReason; ground: AuditGround }>,
): string =>
  accessLog.onGround(
    accessLog.reason[reason],
    AUDIT_GROUND.find(({ code }) => code === ground)?.[languageCode] ?? ground,
  );
