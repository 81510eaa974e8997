import { createHash } from 'node:crypto';
import { type EvaluationFileMade, evaluationStream, OPERATOR } from '@samspar/access';
import {
  columnsNamed,
  columnsOf,
  type EvaluationOrder,
  type EvaluationRows,
  orderRefusal,
  rowsAsCsv,
} from '@samspar/evaluation';
import { nameBasedId, OutcomeUnknown } from '@samspar/event-store';
import { accepted, Command, givenBy, type Outcome, refused, type Sent } from '../message.js';
import { caughtUp } from '../places.js';
import type { EvaluationPorts } from '../ports.js';
import { type EvaluationRefusal, giverOfEvaluation } from './evaluation.js';
import { rowsOfFile } from './rows-of-file.js';

const DAY_MS = 86_400_000;
/** What a pseudonym stands for is forgotten so long after the last file: follow-ups reach three years. */
const KEY_KEPT_MS = 5 * 365 * DAY_MS;
const MOST_ROWS = 20_000;

/** What lies sealed until a file expires. */
export type KeptEvaluation = Readonly<{
  made: EvaluationFileMade['data'];
  /** Who fetches it, by user id. */
  maker: string;
  at: number;
  journeys: readonly string[];
  rows: EvaluationRows;
}>;

/** Makes a pseudonymous file of journeys for whoever evaluates, and keeps it sealed until it expires (docs/adr/0042). Nobody is shown anything yet. */
export class MakeEvaluationFile extends Command<Outcome<EvaluationFileMade['data'], EvaluationRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly order: EvaluationOrder,
    /** Id of the team lead whom it is made for; of whoever operates the installation alone. */
    readonly orderedBy?: string,
  ) {
    super(sent);
  }
}

const sameOrder = (made: EvaluationFileMade['data'], { days: _days, ...order }: EvaluationOrder): boolean =>
  Object.entries(order).every(([name, value]) => {
    const before: unknown = Object.entries(made).find(([property]) => property === name)?.[1];
    return JSON.stringify(before) === JSON.stringify(value);
  });

export const makeEvaluationFile =
  (ports: EvaluationPorts) =>
  async ({
    sent,
    order,
    orderedBy,
  }: MakeEvaluationFile): Promise<Outcome<EvaluationFileMade['data'], EvaluationRefusal>> => {
    const giver = giverOfEvaluation(ports, sent.asker, orderedBy);
    if ('code' in giver) return refused(giver, giver.code === 'OrdererUnknown' ? 'orderedBy' : undefined);
    const { association, authority, interventions: own } = giver;
    const wrong = orderRefusal(
      order,
      authority,
      own.map(({ id }) => id),
    );
    if (wrong) return refused(wrong.refusal, wrong.field);
    const { days, ...ordered } = order;
    const asked = { ...ordered, columns: columnsNamed(order.columns).map(({ name }) => name) };
    const file = nameBasedId(sent.commandId, 'evaluation', sent.asker.actor);
    const before = (await ports.streams.load(evaluationStream, association.id)).state.find(
      (one) => one.file === file,
    );
    if (before)
      return sameOrder(before, { ...asked, days })
        ? { outcome: 'repeated', answer: before }
        : refused({ code: 'CommandIdReused' });
    if (!(await caughtUp(ports, await ports.store.lastPosition()))) return refused({ code: 'ListsBehind' });
    const at = ports.now();
    const scope = [association.id, authority.id, order.receiver, order.reference.trim()].join('\n');
    const key = await ports.evaluationFiles.keyOf(scope, at + KEY_KEPT_MS);
    const { rows, journeys, leftOut } = await rowsOfFile(ports, giver, order, key);
    if (rows.length === 0) return refused({ code: 'NothingToGive' }, 'from');
    if (rows.length > MOST_ROWS) return refused({ code: 'TooManyRows', most: MOST_ROWS }, 'to');
    const made: EvaluationFileMade['data'] = {
      file,
      association: association.id,
      authority: authority.id,
      ...asked,
      rows: rows.length,
      leftOut,
      digest: createHash('sha256')
        .update(rowsAsCsv(columnsOf(asked), rows))
        .digest('hex'),
      expiresAt: at + days * DAY_MS,
      ...(sent.asker.role === OPERATOR.role && { orderedBy: giver.asker.actor }),
    };
    const today = ports.today();
    const outcome = await ports.streams.handle(
      evaluationStream,
      association.id,
      [{ type: 'MakeEvaluationFile', occurredOn: today, today, data: made }],
      givenBy(sent, sent.commandId),
    );
    if (outcome.outcome === 'otherBody') return refused({ code: 'CommandIdReused' });
    if (outcome.outcome !== 'accepted')
      throw new OutcomeUnknown(`${evaluationStream.prefix}${association.id} skrevs av andra om och om igen.`);
    const kept: KeptEvaluation = { made, maker: sent.asker.actor, at, journeys, rows };
    await ports.evaluationFiles.keep(file, JSON.stringify(kept), made.expiresAt);
    return accepted(made);
  };
