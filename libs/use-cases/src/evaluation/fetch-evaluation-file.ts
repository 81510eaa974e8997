import type { EvaluationFile } from '@samspar/evaluation';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import type { EvaluationPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { type EvaluationRefusal, giverOfEvaluation } from './evaluation.js';
import type { KeptEvaluation } from './make-evaluation-file.js';
import { mayStillBeGiven } from './rows-of-file.js';

/** So many journeys stand in one entry of the access log. */
const JOURNEYS_OF_A_READING = 500;

/**
 * A file for evaluation, for whoever made it, as long as it is there and every journey in it may be given: else it is made anew. That its journeys are shown is written down first, in the access log of each.
 */
export class FetchEvaluationFile extends Query<
  Outcome<Shown<EvaluationFile>, Extract<EvaluationRefusal, { code: 'FileExpired' }>>
> {
  constructor(
    caller: Caller,
    readonly file: string,
  ) {
    super(caller);
  }
}

export const fetchEvaluationFile =
  (ports: EvaluationPorts) =>
  async ({
    caller,
    file,
  }: FetchEvaluationFile): Promise<
    Outcome<Shown<EvaluationFile>, Extract<EvaluationRefusal, { code: 'FileExpired' }>>
  > => {
    const { asker } = caller;
    const found = await ports.evaluationFiles.find(file);
    if (!found) return refused({ code: 'FileExpired' });
    const { made, maker, at, journeys, rows } = JSON.parse(found.bytes.toString()) as KeptEvaluation;
    if (maker !== asker.actor) return NOT_FOUND;
    const giver = giverOfEvaluation(ports, asker, made.orderedBy);
    const { interventions } = made;
    if ('code' in giver || giver.association.id !== made.association) return NOT_FOUND;
    if (!interventions.every((id) => giver.interventions.some((one) => one.id === id))) return NOT_FOUND;
    if (!(await mayStillBeGiven(ports, giver, journeys))) return refused({ code: 'FileExpired' });
    const { association } = giver;
    const reading = { ...caller, on: 'evaluation' } as const;
    const persons = { association: association.id, reason: 'lead' } as const;
    for (let from = JOURNEYS_OF_A_READING; from < journeys.length; from += JOURNEYS_OF_A_READING)
      await ports.readings.show(
        reading,
        { ...persons, journeys: journeys.slice(from, from + JOURNEYS_OF_A_READING) },
        async () => [],
      );
    const [shown] = await ports.readings.show(
      reading,
      { ...persons, journeys: journeys.slice(0, JOURNEYS_OF_A_READING) },
      async (): Promise<readonly EvaluationFile[]> => [{ made, at, association, rows }],
    );
    return shown ? accepted(shown) : refused({ code: 'FileExpired' });
  };
