import { describe, expect, it } from '@jest/globals';
import { ReportBuilds } from './report-builds.js';

/** Builds that go on a step at a time, when they are told to. */
class Stepwise {
  #waiting: (() => void)[] = [];
  readonly builds = new ReportBuilds<string>(
    () => new Promise<void>((resolve) => void this.#waiting.push(resolve)),
  );

  /** Lets the step at hand be taken. */
  async step(): Promise<void> {
    this.#waiting.shift()?.();
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  }
}

const PARTS = ['en', 'två', 'tre'];
const steps = PARTS.map((part) => () => part);

describe('a report that is built', () => {
  it('comes on a part at a time, and is there once all of them are', async () => {
    const stepwise = new Stepwise();
    const { builds } = stepwise;
    const ended = builds.begin('a', steps);
    expect(builds.state('a')).toEqual({ at: 'building', done: 0, of: 3 });
    await stepwise.step();
    expect(builds.state('a')).toEqual({ at: 'building', done: 1, of: 3 });
    await stepwise.step();
    await stepwise.step();
    await ended;
    expect(builds.state('a')).toEqual({ at: 'built', result: PARTS });
  });

  it('that is cancelled makes no further part, and is begun anew when it is asked for', async () => {
    const stepwise = new Stepwise();
    const { builds } = stepwise;
    let made = 0;
    const counting = PARTS.map((part) => () => {
      made++;
      return part;
    });
    const ended = builds.begin('a', counting);
    await stepwise.step();
    builds.cancel('a');
    await stepwise.step();
    await ended;
    expect(made).toBe(1);
    expect(builds.state('a')).toEqual({ at: 'cancelled' });
    void builds.begin('a', counting);
    expect(builds.state('a')).toEqual({ at: 'building', done: 0, of: 3 });
  });

  it('that is there is neither built again nor cancelled', async () => {
    const builds = new ReportBuilds<string>(async () => undefined);
    await builds.begin('a', steps);
    builds.cancel('a');
    await builds.begin('a', [() => 'annat']);
    expect(builds.state('a')).toEqual({ at: 'built', result: PARTS });
  });

  it('of which a part cannot be made says why, and is tried again', async () => {
    const builds = new ReportBuilds<string>(async () => undefined);
    const error = new Error('Vyn står still.');
    await builds.begin('a', [
      () => {
        throw error;
      },
    ]);
    expect(builds.state('a')).toEqual({ at: 'failed', error });
    await builds.begin('a', steps);
    expect(builds.state('a')).toEqual({ at: 'built', result: PARTS });
  });

  it('makes room for others in the end', async () => {
    const builds = new ReportBuilds<string>(async () => undefined);
    for (let number = 0; number < 40; number++) await builds.begin(`${number}`, steps);
    expect(builds.state('0')).toBeUndefined();
    expect(builds.state('39')).toEqual({ at: 'built', result: PARTS });
  });
});
