import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
import { waitingOf, evolveAgenda, type Agenda } from './journey-waiting.js';

const given = specify(tell.unlimited);
const { accepted, started, ended, TODAY } = tell;
const erased = accept({ type: 'JourneyErased', occurredOn: TODAY, data: tell.erase().data });

describe('a journey is erased', () => {
  it.each<[string, readonly JourneyCommand[]]>([
    ['has ended', ended],
    ['was declined', [tell.refer(), tell.declineReferral()]],
    ['was withdrawn', [tell.refer(), tell.withdrawReferral()]],
    ['is misregistered, whatever it was', [...started, tell.misregister()]],
  ])('where it %s', (_how, history) => expect(given(...history).when(tell.erase())).toEqual(erased));

  it.each<[string, readonly JourneyCommand[]]>([
    ['waits for an answer', [tell.refer()]],
    ['waits for its start', accepted],
    ['has started', started],
  ])('not while it %s', (_how, history) =>
    expect(given(...history).when(tell.erase())).toEqual(refuse({ code: 'JourneyGoesOn' })),
  );

  it('on the day on which its rule says so, and not before', () =>
    expect(given(...ended).when(tell.erase('2025-01-01'))).toEqual(
      refuse({ code: 'ErasureNotDue', dueOn: '2025-01-01' }),
    ));

  it('once, and takes nothing more', () => {
    for (const command of [...tell.everyCommand(), tell.erase()])
      expect(given(...ended, tell.erase()).when(command)).toEqual(
        refuse({ code: 'JourneyIsErased', erasedOn: TODAY }),
      );
  });

  it('and waits for nothing: no follow-up comes up', () => {
    const agenda = given(...ended, tell.erase()).events.reduce<Agenda | undefined>(evolveAgenda, undefined);
    expect(agenda && waitingOf(agenda)).toEqual([]);
  });

  it('and counts as before: it is in the place and has the facts that it had', () => {
    const { erasedOn: _erased, ...after } = {
      erasedOn: undefined,
      ...tell.unplaced(given(...ended, tell.erase()).state),
    };
    expect(after).toEqual(tell.unplaced(given(...ended).state));
  });
});
