import { type Association, authorityOf } from '@samspar/association';
import { journeyStream, termsOf } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { readIdentityNumber } from '@samspar/identity-number';
import type { Installation } from '@samspar/installation';
import { type Day, dayInStockholm } from '@samspar/kernel';
import { characterOf, demonstrationUser } from '@samspar/users';
import {
  FRESH_JOURNEYS,
  freshCommands,
  type FreshJourney,
  type MadeUpPerson,
  type MadeUpTexts,
} from './fresh-journeys.js';
import { putCommands } from './put-commands.js';

/** Free text of the demonstration; it says itself that it is made up. */
const TEXTS: MadeUpTexts = {
  goal: 'Kunna pröva ett arbete på deltid inom ett halvår.',
  action: 'Kontakt med vårdcentral.',
  decision: 'Boka gemensamt möte med vården.',
  note: 'Konstruerad anteckning: planeringen följs upp vid nästa möte.',
};

const idOf = (association: string, { by, intervention, wait }: FreshJourney): string =>
  nameBasedId('demo', association, by, intervention, wait);

export const freshIds = (association: string): readonly string[] =>
  FRESH_JOURNEYS.map((fresh) => idOf(association, fresh));

const identityOf = ({ number, name }: MadeUpPerson, today: Day) => {
  const read = readIdentityNumber(number, today);
  if ('problem' in read) throw new Error(`${name} has no identity number.`);
  return { number: read.number, name };
};

/** How many events were written, and the day on which the journeys were; null where none has been. */
type Fresh = Readonly<{ events: number; madeOn: Day | null }>;

/**
 * Writes the journeys of these days, once: what waits for the caseworkers on the day it is done. They lie after the years of the register, whose figures they leave alone.
 */
export const fillFresh = async (
  { streams, vault, registration }: Installation,
  settings: Association,
  today: Day,
): Promise<Fresh> => {
  const { id: association } = settings;
  let events = 0;
  let madeOn: Day | null = null;
  const write = async (fresh: FreshJourney, variant: number): Promise<void> => {
    const { by, intervention, wait, person } = fresh;
    const id = idOf(association, fresh);
    const [first] = (await streams.load(journeyStream, id)).stored;
    if (first) madeOn ??= dayInStockholm(first.recordedAt);
    if (first) return;
    const caseworker = demonstrationUser(association, by);
    const sender = characterOf(settings, by);
    const { party, unit } = sender;
    const authority = party && unit ? authorityOf(settings, { party, unit }) : undefined;
    const context = {
      actor: caseworker,
      role: 'caseworker',
      ...(party && { party }),
      ...(authority && { authority: authority.id }),
      commandId: nameBasedId('demo', id, 'fresh'),
      correlationId: nameBasedId('demo', id, 'fresh'),
    };
    const told = { today, association, intervention, caseworker, sender, person, variant, texts: TEXTS };
    if (freshCommands(wait, { ...told, participantId: id }).length === 0) return;
    const participantId = await registration.participant({
      association,
      anonymous: false,
      journey: id,
      intervention,
      ...(person && { identity: identityOf(person, today) }),
      context,
    });
    const outcome = await putCommands(
      { streams, texts: vault.texts, terms: termsOf(settings) },
      { journey: id, participantId },
      freshCommands(wait, { ...told, participantId }),
      context,
    );
    if (outcome.outcome !== 'accepted')
      throw new Error(`The fresh journey ${by} ${wait} was not accepted: ${JSON.stringify(outcome)}`);
    events += outcome.events.length;
    madeOn ??= today;
  };
  for (const [variant, fresh] of FRESH_JOURNEYS.entries()) await write(fresh, variant);
  return { events, madeOn };
};
