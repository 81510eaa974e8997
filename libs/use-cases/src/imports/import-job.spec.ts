import { describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { asking } from '../../../../test/fixtures/import/import-ports.js';
import { asOf, type ImportJob, isRunning, isSeenBy, type Stage } from './import-job.js';

const ANNA = asking('caseworker', 'novum');
const SEEN_AT = 1_000_000;
const RUNS: Stage = { at: 'importing', done: 1, of: 2, seenAt: SEEN_AT };
const refusedOf = (contents?: Readonly<{ interventions: string[]; hasIdentityNumbers: boolean }>): Stage => ({
  at: 'refused',
  refusal: { code: 'NoRows' },
  ...(contents && { contents }),
});

const jobAt = (stage: Stage): ImportJob => ({
  id: 'job-1',
  actor: ANNA.actor,
  role: 'caseworker',
  association: 'stockholm',
  task: { kind: 'reversal', batch: 'batch-1' },
  fileUntil: 0,
  stage,
  expiresAt: 0,
});

describe('a job', () => {
  it('runs until it has come to something', () =>
    expect([RUNS, refusedOf()].map((stage) => isRunning(jobAt(stage)))).toEqual([true, false]));

  it('is interrupted in what it did where it has been silent for more than a minute', () => {
    expect(asOf(jobAt(RUNS), SEEN_AT + 60_000)).toEqual(jobAt(RUNS));
    expect(asOf(jobAt(RUNS), SEEN_AT + 60_001)).toEqual(jobAt({ at: 'interrupted', from: 'importing' }));
  });

  it('that has come to something stays so, however long it is ago', () =>
    expect(asOf(jobAt(refusedOf()), Number.MAX_SAFE_INTEGER)).toEqual(jobAt(refusedOf())));

  it.each<[string, boolean, Asker, Stage]>([
    ['while nothing is told of its file', true, ANNA, RUNS],
    [
      'of a file that she may import',
      true,
      ANNA,
      refusedOf({ interventions: ['novum'], hasIdentityNumbers: true }),
    ],
    [
      'of a file that she may not import any longer',
      false,
      ANNA,
      refusedOf({ interventions: ['finsam-team'], hasIdentityNumbers: false }),
    ],
    ['of another', false, { ...ANNA, actor: 'somebody' }, RUNS],
    ['begun in a role that she has no longer', false, { ...ANNA, roles: ['office'] }, RUNS],
  ])('%s is seen by whoever began it: %s', (_what, isSeen, asker, stage) =>
    expect(isSeenBy(asker, jobAt(stage))).toBe(isSeen),
  );
});
