import type { CardReason } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import type { Telling } from '@samspar/pages';
import {
  NamePerson,
  NameStaff,
  type Person,
  ReadCard,
  ReadJourney,
  type ShownCard,
  type ShownJourney,
} from '@samspar/use-cases';
import { tellingWithoutTexts } from '../tellings.js';
import type { PageVisit } from '../visit.js';

/** A page about the person of one journey. */
export type PersonSubject = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  card: ShownCard;
  /** Whoever looks is responsible for the journey. */
  isResponsible: boolean;
  today: Day;
}>;

/**
 * Reads what the pages about the person of a journey are made of, once it is written down that it is shown. Throws the problem of a journey that
 * the asker may not see; of a card that she may not open too, where she says what for.
 */
export const personSubjectOf = async (visit: PageVisit, openedFor?: CardReason): Promise<PersonSubject> => {
  const { caller, today } = visit;
  const reading = visit.reading('case-person', openedFor && { openedFor });
  const file = await visit.answer(new ReadJourney(reading, visit.param('id')));
  const [person, card, telling] = await Promise.all([
    visit.answer(new NamePerson(caller, file)),
    visit.answer(new ReadCard(caller, file)),
    tellingWithoutTexts(visit, file, []),
  ]);
  const actors = [...card.changes, ...Object.values(card.registered)].map(({ actor }) => actor);
  const named = await visit.answer(new NameStaff(caller, actors));
  const names = new Map([...telling.names, ...named]);
  const isResponsible = file.state.caseworker?.id === caller.asker.actor;
  return { telling: { ...telling, names }, file, person, card, isResponsible, today };
};
