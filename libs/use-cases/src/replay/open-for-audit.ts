import { mayIdentify, mayReplay } from '@samspar/access';
import { type Association, runBy } from '@samspar/association';
import { journeyStream, type RegisteredJourney } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import type { Caller } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { journeyNamed } from './journey-named.js';

/** A journey of an auditor's association, as it stands in the log. */
export type AuditedJourney = Readonly<{
  id: string;
  association: Association;
  state: RegisteredJourney;
  stored: readonly StoredEvent[];
  /** Her mandate lets her be told whom it is about, on a ground. */
  isIdentifiable: boolean;
}>;

/** The one journey that is meant, by its id or its number; undefined where it is not there for this asker, which whoever operates the server reads. */
export const openForAudit = async (
  ports: JourneyPorts,
  { asker }: Caller,
  journey: string,
): Promise<AuditedJourney | undefined> => {
  const association = ports.associations().find(({ id }) => mayReplay(asker, id));
  const id = association && journeyNamed(ports, association, journey);
  const opened = id === undefined ? undefined : await ports.streams.load(journeyStream, id);
  if (
    !association ||
    id === undefined ||
    !opened ||
    opened.state.status === 'none' ||
    opened.state.association !== association.id
  ) {
    ports.log(
      `Användaren ${asker.actor} (${asker.role}) bad om att granska ett ärende som inte finns för användaren.`,
    );
    return undefined;
  }
  const { state, stored } = opened;
  const intervention = association.interventions.find((one) => one.id === state.facts.intervention);
  const answers = intervention && runBy(association, intervention);
  return { id, association, state, stored, isIdentifiable: mayIdentify(asker, association.id, answers) };
};
