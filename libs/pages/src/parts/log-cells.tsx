import { ROLES } from '@samspar/access';
import { referenceOf } from '@samspar/use-cases';
import { momentInWords } from '../words/moment.js';
import type { Texts } from '../texts/texts.js';

/** Full names of users by id. */
export type UserNames = ReadonlyMap<string, string>;

type ActingUserProps = Readonly<{ texts: Texts; names: UserNames; actor: string }>;

/** Whoever did or read something: her full name above the id that her own page shows. The operator has none. */
export const ActingUser = ({ texts: { journey }, names, actor }: ActingUserProps) =>
  actor === 'operator' ? (
    <>{journey.timeline.operator}</>
  ) : (
    <>
      {names.get(actor) ?? journey.person.unknown}
      <span class="line about">{journey.changes.userId(referenceOf(actor))}</span>
    </>
  );

export const roleInWords = ({ users, journey }: Texts, role: string): string => {
  const known = ROLES.find((one) => one === role);
  return known ? users.role[known] : journey.timeline.operator;
};

/** When something became known, in Stockholm. */
export const Moment = ({ texts, knownAt }: Readonly<{ texts: Texts; knownAt: number }>) => (
  <time class="day" dateTime={Temporal.Instant.fromEpochMilliseconds(knownAt).toString()}>
    {momentInWords(texts, knownAt)}
  </time>
);
