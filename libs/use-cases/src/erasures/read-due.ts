import { type Asker, mayAssignCaseload, mayErase, OPERATOR } from '@samspar/access';
import { type Association, runBy } from '@samspar/association';
import { accepted, type Outcome, Query } from '../message.js';
import type { ErasurePorts } from '../ports.js';
import type { Reading, Shown } from '../reading-log.js';
import { dueNamesIn, nameYearsOf } from './user-names.js';
import { type DueJourney, dueIn, type PartOfDue } from './due.js';

/** What is due in an association, as its asker may approve of it. */
export type DueRead = Readonly<{
  association: Association;
  due: readonly Shown<DueJourney>[];
  /** How many names of closed users are due, which need nobody's approval, and how many years after the closing that is. */
  names: Readonly<{ due: number; years: number }>;
  /** There is more after what is shown. */
  hasMore: boolean;
  /** How many are due but for the day on which their person was born. */
  keptForBirthDay: number;
  /** Names of insatser that the asker leads and of which it is not known which authority answers for them: of those nothing is due. */
  ownerless: readonly string[];
  /** Insatser that the asker leads, and the authority that answers for each, where that is not hers: of those another approves. */
  others: readonly Readonly<{ intervention: string; authority: string }>[];
}>;

/**
 * What is to be erased (gallras), the oldest first: a page of it, in the insatser that the asker leads for their authority; all of it, everywhere, for whoever
 * operates the installation.
 */
export class ReadDue extends Query<Outcome<readonly DueRead[]>> {
  constructor(
    readonly reading: Reading,
    /** From 1. */
    readonly page = 1,
  ) {
    super(reading);
  }
}

/** Journeys on a page. */
const MOST_DUE = 200;
const ALL: PartOfDue = { skip: 0, most: Infinity };

/** The insatser of an association whose journeys somebody may have erased. */
const erasableBy = (asker: Asker, association: Association): readonly string[] =>
  association.interventions.flatMap((intervention) => {
    const authority = runBy(association, intervention);
    const place = { association: association.id, intervention: intervention.id };
    return authority && (asker.role === OPERATOR.role || mayErase(asker, place, authority))
      ? [intervention.id]
      : [];
  });

/** The insatser with participants that no authority is said to run, in an association, of those that somebody leads. */
const ownerlessIn = (asker: Asker, association: Association): readonly string[] =>
  association.interventions
    .filter(
      (one) =>
        one.kind === 'individual' &&
        !runBy(association, one) &&
        (asker.role === OPERATOR.role ||
          mayAssignCaseload(asker, { association: association.id, intervention: one.id })),
    )
    .map(({ name }) => name);

/** The insatser in an association that somebody leads, and that another authority than hers answers for. */
const othersIn = (asker: Asker, association: Association): DueRead['others'] =>
  association.interventions.flatMap((one) => {
    const authority = runBy(association, one);
    const place = { association: association.id, intervention: one.id };
    return authority && mayAssignCaseload(asker, place) && !mayErase(asker, place, authority)
      ? [{ intervention: one.name, authority: authority.name }]
      : [];
  });

export const readDue =
  (ports: ErasurePorts) =>
  async ({ reading, page }: ReadDue): Promise<Outcome<readonly DueRead[]>> => {
    const { asker } = reading;
    const part = asker.role === OPERATOR.role ? ALL : { skip: (page - 1) * MOST_DUE, most: MOST_DUE };
    const read: DueRead[] = [];
    for (const association of ports.associations()) {
      const found = await dueIn(ports, association, erasableBy(asker, association), part);
      // Whoever operates it is shown numbers on her own terminal, and no person.
      const journeys = asker.role === OPERATOR.role ? [] : found.due.map(({ journey }) => journey);
      const due = await ports.readings.show(
        reading,
        { association: association.id, journeys, reason: 'lead' },
        async () => found.due,
      );
      if (asker.association === null || asker.association === association.id)
        read.push({
          ...found,
          association,
          names: { due: dueNamesIn(ports, association).length, years: nameYearsOf(association) },
          due,
          ownerless: ownerlessIn(asker, association),
          others: othersIn(asker, association),
        });
    }
    return accepted(read);
  };
