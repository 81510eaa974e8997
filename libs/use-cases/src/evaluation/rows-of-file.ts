import { createHmac } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { authoritiesOf } from '@samspar/association';
import { consentsLeft, journeyStream, noConsentStanding, type RegisteredJourney } from '@samspar/casework';
import { cellsOf, columnsNamed, type EvaluationOrder, type EvaluationRows } from '@samspar/evaluation';
import { whoseOf } from '../identities/persons.js';
import { disclosedTo } from '../journeys/disclosed.js';
import type { EvaluationPorts } from '../ports.js';
import type { EvaluationGiver } from './evaluation.js';

/** So many journeys are read before others are answered. */
const AT_ONCE = 100;
const PSEUDONYM_DIGITS = 32;

/** The rows of a file, the journeys that they are of, and how many journeys were left out. */
export type MadeRows = Readonly<{ rows: EvaluationRows; journeys: readonly string[]; leftOut: number }>;

type RowOfJourney = Readonly<{ journey: string; row: EvaluationRows[number] }>;

/**
 * A journey as its giver is told it. Undefined where it is given to nobody: misregistered, erased, anonymous, of a protected identity, with its consent
 * withdrawn altogether, or such that no consent lets the giver know that somebody takes part.
 */
const given = async (
  ports: EvaluationPorts,
  { asker, association }: EvaluationGiver,
  journey: string,
): Promise<Readonly<{ told: RegisteredJourney; registered: RegisteredJourney }> | undefined> => {
  const { state, stored } = await ports.streams.load(journeyStream, journey);
  if (state.status === 'none' || state.misregistered || state.erasedOn !== undefined || state.anonymous)
    return undefined;
  const isWithdrawn =
    consentsLeft(state.consents, authoritiesOf(association)).length === 0 &&
    noConsentStanding(state.consents).standing === 'withdrawn';
  if (isWithdrawn || (await ports.persons.isProtected(whoseOf(journey, state)))) return undefined;
  const told = disclosedTo(asker, { state, stored }, association, ports.today());
  return told.withheld.includes('participation') ? undefined : { told: told.state, registered: state };
};

/** One row for each journey of these insatser that was referred in the period and may be given, in an order that tells nothing. */
export const rowsOfFile = async (
  ports: EvaluationPorts,
  giver: EvaluationGiver,
  { interventions, from, to, columns: names }: EvaluationOrder,
  key: Uint8Array,
): Promise<MadeRows> => {
  const columns = columnsNamed(names);
  const asked = { association: giver.association.id, interventions, from, to };
  const found = ports.views().caseload.referredBetween(asked);
  const made: RowOfJourney[] = [];
  for (const [index, { journey, personId }] of found.entries()) {
    if (index % AT_ONCE === 0) await setImmediate();
    const one = await given(ports, giver, journey);
    if (!one) continue;
    const person = createHmac('sha256', key).update(personId).digest('hex').slice(0, PSEUDONYM_DIGITS);
    made.push({ journey, row: [person, ...cellsOf(columns, one.told, one.registered)] });
  }
  const inOrder = made.toSorted((one, other) => (one.row.join() < other.row.join() ? -1 : 1));
  return {
    rows: inOrder.map(({ row }) => row),
    journeys: inOrder.map(({ journey }) => journey),
    leftOut: found.length - made.length,
  };
};

/** Whether all journeys of a file that was made before may still be given. */
export const mayStillBeGiven = async (
  ports: EvaluationPorts,
  giver: EvaluationGiver,
  journeys: readonly string[],
): Promise<boolean> => {
  for (const [index, journey] of journeys.entries()) {
    if (index % AT_ONCE === 0) await setImmediate();
    if (!(await given(ports, giver, journey))) return false;
  }
  return true;
};
