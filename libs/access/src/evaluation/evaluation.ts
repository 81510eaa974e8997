import { accept, type Decider, type DomainCommand, storedEvents } from '@samspar/kernel';
import type { EvaluationFileMade } from './evaluation-events.js';

export type MakeFileForEvaluation = DomainCommand<'MakeEvaluationFile', EvaluationFileMade['data']>;

/** The files that an association's authorities have made, in their order. */
const evaluationDecider: Decider<
  readonly EvaluationFileMade['data'][],
  MakeFileForEvaluation,
  EvaluationFileMade,
  never
> = {
  initialState: [],
  decide: ({ occurredOn, data }) => accept({ type: 'EvaluationFileMade', occurredOn, data }),
  evolve: (files, { data }) => [...files, data],
};

/** How files for evaluation are stored: `evaluation-{association}`, one stream of each. Stored type names are frozen. */
export const evaluationStream = {
  prefix: 'evaluation-',
  decider: evaluationDecider,
  ...storedEvents<EvaluationFileMade>({
    EvaluationFileMade: [
      'file',
      'association',
      'authority',
      'receiver',
      'ground',
      'secrecy',
      'purpose',
      'reference',
      'interventions',
      'from',
      'to',
      'columns',
      'rows',
      'leftOut',
      'digest',
      'expiresAt',
    ],
  }),
} as const;
