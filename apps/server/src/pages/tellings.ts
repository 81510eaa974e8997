import { sealedIn, type ShownEvent, type Telling, usersIn } from '@samspar/pages';
import { NameStaff, RevealTexts, type ShownJourney } from '@samspar/use-cases';
import type { PageVisit } from './visit.js';

/** What events are told in: names of those who acted, and sealed texts, of the events that are shown and no others. */
export const tellingAbout = async (
  visit: PageVisit,
  file: ShownJourney,
  shown: readonly ShownEvent[],
): Promise<Telling> => {
  const sealed = shown.flatMap((one) => sealedIn(one.event, one));
  const [telling, clear] = await Promise.all([
    tellingWithoutTexts(visit, file, shown),
    visit.answer(new RevealTexts(visit.caller, file, sealed)),
  ]);
  return { ...telling, clear };
};

/** Texts stay sealed: it is said where there are some. */
export const tellingWithoutTexts = async (
  { language, texts, caller, answer }: PageVisit,
  file: ShownJourney,
  shown: readonly ShownEvent[],
): Promise<Telling> => {
  const responsible = file.state.caseworker === null ? [] : [file.state.caseworker.id];
  const users = [
    ...responsible,
    ...shown.flatMap(({ actor, event, annulledBy }) => [
      actor,
      ...usersIn(event),
      ...(annulledBy ? [annulledBy.actor] : []),
    ]),
  ];
  const names = await answer(new NameStaff(caller, users));
  const { association, isProtected, isShielded } = file;
  return { language, texts, association, isProtected, isShielded, names, clear: null };
};
