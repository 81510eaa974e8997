import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import { type ParticipantCommand, personIn } from './participant.js';
import { participantStream } from './participant.stored.js';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
const given = specify(participantStream.decider);
const day = { occurredOn: '2024-01-10', today: '2024-01-10' } as const;
const occurredOn = day.occurredOn;

const create = (anonymous = false): ParticipantCommand => ({
  type: 'RegisterParticipant',
  ...day,
  data: { association: 'stockholm', anonymous, identity: null },
});
const register: ParticipantCommand = {
  type: 'RegisterParticipant',
  ...day,
  data: { association: 'stockholm', anonymous: false, identity: 'personnummer' },
};
const record: ParticipantCommand = { type: 'RecordIdentity', ...day, data: { kind: 'personnummer' } };
const recordOther: ParticipantCommand = {
  type: 'RecordIdentity',
  ...day,
  data: { kind: 'samordningsnummer' },
};
const protect: ParticipantCommand = { type: 'ProtectIdentity', ...day, data: {} };
const endProtection: ParticipantCommand = { type: 'EndProtection', ...day, data: {} };
const merge: ParticipantCommand = {
  type: 'MergeParticipant',
  ...day,
  data: { participantId: 'a', into: 'b' },
};
const identify = (into: string, reason: 'entry-error' | 'new-number' | null = null): ParticipantCommand => ({
  type: 'IdentifyPerson',
  ...day,
  data: { participantId: 'a', journey: 'j', into, kind: 'personnummer', reason },
});
const replace = (journey: string, into: string): ParticipantCommand => ({
  type: 'ReplaceNumber',
  ...day,
  data: { journey, into },
});
const restore = (journey: string): ParticipantCommand => ({
  type: 'RestoreNumber',
  ...day,
  data: { journey },
});
const changeContact: ParticipantCommand = {
  type: 'ChangeContact',
  ...day,
  data: { journey: 'j', changed: ['contact'] },
};
const unmerge: ParticipantCommand = { type: 'UnmergeParticipant', ...day, data: {} };

describe('a participant (deltagare) is known by a random id', () => {
  it('is created once, in one association', () => {
    expect(given().when(create())).toEqual(
      accept({
        type: 'ParticipantCreated',
        occurredOn,
        data: { association: 'stockholm', anonymous: false, identity: null },
      }),
    );
    expect(given(create()).when(create())).toEqual(refuse({ code: 'ParticipantAlreadyExists' }));
    expect(given().when({ ...register, data: { ...register.data, association: ' ' } })).toEqual(
      refuse({ code: 'AssociationMissing' }),
    );
  });

  it('is created with the kind of number that the vault has, and registered again when it is met once more', () => {
    const again = { type: 'ParticipantRegisteredAgain', occurredOn, data: {} } as const;
    expect(given().when(register)).toEqual(
      accept({ type: 'ParticipantCreated', occurredOn, data: register.data }),
    );
    expect(given(register).when(register)).toEqual(accept(again));
    expect(given(create(), record).when(register)).toEqual(accept(again));
    expect(given(register, register).state).toEqual(given(register).state);
    expect(given(register).state).toEqual(given(create(), record).state);
  });

  it.each([record, protect, endProtection, merge, unmerge, identify('b'), changeContact])(
    '$type is refused before that',
    (command) => expect(given().when(command)).toEqual(refuse({ code: 'ParticipantNotFound' })),
  );

  it('a log that begins otherwise is damaged', () =>
    expect(() =>
      participantStream.decider.evolve(
        { status: 'none' },
        { type: 'IdentityProtected', occurredOn, data: { journey: null } },
      ),
    ).toThrow('A participant begins with its creation, not with IdentityProtected.'));

  it.each(['2024-01-11', '2023-02-29', '2024-1-1', ''])(
    'nothing happens on "%s", no day that has come',
    (on) =>
      expect(given().when({ ...create(), occurredOn: on })).toEqual(
        refuse({ code: 'ParticipantDayInvalid', today: '2024-01-10' }),
      ),
  );

  it('may have been created on a day that nobody knows', () =>
    expect(given().when({ ...create(), occurredOn: 'unknown' }).accepted).toBe(true));
});

describe('an identity lives in the vault alone', () => {
  it('that it was recorded is told the first time, then that it was corrected; never what it is', () => {
    expect(given(create()).when(record)).toEqual(
      accept({ type: 'IdentityRecorded', occurredOn, data: { kind: 'personnummer' } }),
    );
    expect(given(create(), recordOther).when(record)).toEqual(
      accept({ type: 'IdentityCorrected', occurredOn, data: { kind: 'personnummer' } }),
    );
    expect(given(create(), recordOther, record).state).toMatchObject({ identity: 'personnummer' });
  });

  it('is protected until that ends', () => {
    expect(given(create()).when(protect)).toEqual(
      accept({ type: 'IdentityProtected', occurredOn, data: { journey: null } }),
    );
    expect(given(create(), protect).when(endProtection)).toEqual(
      accept({ type: 'IdentityProtectionEnded', occurredOn, data: { journey: null, reason: null } }),
    );
    expect(given(create()).when(endProtection)).toEqual(refuse({ code: 'IdentityNotProtected' }));
    expect(given(create(), protect, endProtection).when(protect).accepted).toBe(true);
  });

  it('is protected as often as that is said, and ended once', () => {
    const again = { ...protect, data: { journey: 'j-2' } } as const;
    expect(given(create(), protect).when(again)).toEqual(
      accept({ type: 'IdentityProtected', occurredOn, data: { journey: 'j-2' } }),
    );
    expect(given(create(), protect, again, endProtection).when(endProtection)).toEqual(
      refuse({ code: 'IdentityNotProtected' }),
    );
  });

  it('an anonymous participant is not created with one', () =>
    expect(given().when({ ...register, data: { ...register.data, anonymous: true } })).toEqual(
      refuse({ code: 'ParticipantIsAnonymous' }),
    ));

  it.each([register, record, protect, merge, changeContact])(
    'an anonymous participant has none: $type is refused',
    (command) =>
      expect(given(create(true)).when(command)).toEqual(refuse({ code: 'ParticipantIsAnonymous' })),
  );
});

describe('the journey of an anonymous participant', () => {
  it('is about who has the number once it is anonymous no longer', () =>
    expect(given(create(true)).when(identify('b'))).toMatchObject({
      accepted: true,
      events: [{ type: 'PersonIdentified', data: { journey: 'j', into: 'b' } }],
    }));
});

describe('two records of one person are merged', () => {
  it('into another, until unmerged', () => {
    expect(given(create()).when(merge)).toEqual(
      accept({ type: 'ParticipantMerged', occurredOn, data: { into: 'b' } }),
    );
    expect(given(create(), merge).when(merge)).toEqual(refuse({ code: 'AlreadyMerged', into: 'b' }));
    expect(given(create(), merge).when(unmerge)).toEqual(
      accept({ type: 'ParticipantUnmerged', occurredOn, data: { from: 'b' } }),
    );
    expect(given(create()).when(unmerge)).toEqual(refuse({ code: 'NotMerged' }));
    expect(given(create(), merge, unmerge).when(merge).accepted).toBe(true);
  });

  it('never into itself', () =>
    expect(
      given(create()).when({ type: 'MergeParticipant', ...day, data: { participantId: 'a', into: 'a' } }),
    ).toEqual(refuse({ code: 'MergedIntoItself' })));
});

const personOf = (...commands: readonly ParticipantCommand[]): string | undefined => {
  const { state } = given(...commands);
  return state.status === 'none' ? undefined : personIn('a', 'j', state);
};

describe('the person of a journey is whoever has the number that she is known by', () => {
  it('is recorded where she was known by none, without a reason', () => {
    expect(given(create()).when(identify('b'))).toEqual(
      accept({
        type: 'PersonIdentified',
        occurredOn,
        data: { journey: 'j', into: 'b', kind: 'personnummer' },
      }),
    );
    expect(personOf(create())).toBe('a');
    expect(personOf(create(), identify('b'))).toBe('b');
  });

  it.each<[string, readonly ParticipantCommand[]]>([
    ['from the referral', [register]],
    ['recorded since', [create(), identify('c')]],
    ['found by an import', [create(), { ...merge, data: { participantId: 'a', into: 'c' } }]],
  ])('is corrected with a reason where she was known by one %s', (_what, before) => {
    expect(given(...before).when(identify('b'))).toEqual(refuse({ code: 'IdentityReasonMissing' }));
    expect(given(...before).when(identify('b', 'entry-error'))).toEqual(
      accept({
        type: 'PersonCorrected',
        occurredOn,
        data: { journey: 'j', into: 'b', kind: 'personnummer', reason: 'entry-error' },
      }),
    );
    expect(personOf(...before, identify('b', 'entry-error'))).toBe('b');
  });

  it('and back to the one that she was registered with', () =>
    expect(personOf(register, identify('b', 'entry-error'), identify('a', 'entry-error'))).toBe('a'));

  it('of one journey alone: the others of the participant stay', () => {
    const { state } = given(register, identify('b', 'entry-error'));
    expect(state.status === 'created' && personIn('a', 'other', state)).toBe('a');
  });

  it('the same number once more changes nothing', () => {
    for (const [before, into] of [
      [[register], 'a'],
      [[create(), identify('b')], 'b'],
    ] as const)
      expect(given(...before).when(identify(into, 'entry-error'))).toEqual(
        refuse({ code: 'IdentityUnchanged' }),
      );
  });

  it('that another number is hers too is counted, and makes her nobody else', () =>
    expect(personOf(register, merge)).toBe('a'));

  it('what is kept of her beside it changes, and it is told that, never what', () => {
    expect(given(register).when(changeContact)).toEqual(
      accept({ type: 'ContactChanged', occurredOn, data: { journey: 'j', changed: ['contact'] } }),
    );
    expect(given(register, changeContact).state).toEqual(given(register).state);
    expect(given(register).when({ ...changeContact, data: { journey: 'j', changed: [] } })).toEqual(
      refuse({ code: 'ContactUnchanged' }),
    );
  });
});

const mergedInto = (...commands: readonly ParticipantCommand[]): string | null | undefined => {
  const { state } = given(register, ...commands);
  return state.status === 'none' ? undefined : state.mergedInto;
};

describe('a number that somebody had before counts as hers while any journey says so', () => {
  it.each<[string, string | null, readonly ParticipantCommand[]]>([
    ['from when it is said', 'b', [replace('j', 'b')]],
    ['until it is taken back', null, [replace('j', 'b'), restore('j')]],
    ['said twice', 'b', [replace('j', 'b'), replace('k', 'b'), restore('j')]],
    ['said of two, with the first', 'b', [replace('j', 'b'), replace('k', 'c')]],
    ['and then with the other', 'c', [replace('j', 'b'), replace('k', 'c'), restore('j')]],
    ['with the right one, where it was typed wrong', 'c', [replace('j', 'b'), replace('j', 'c')]],
  ])('%s', (_when, into, commands) => expect(mergedInto(...commands)).toBe(into));

  it('adds two events whatever others have said, so that the log’s positions tell nothing', () => {
    const said = [replace('j', 'b'), replace('k', 'b'), restore('j'), restore('k')];
    for (const [index, command] of said.entries()) {
      const decision = given(register, ...said.slice(0, index)).when(command);
      expect(decision.accepted ? decision.events.length : 'refused').toBe(2);
    }
  });

  it('is taken back only from where it was said', () =>
    expect(given(register, replace('j', 'b')).when(restore('k'))).toEqual(refuse({ code: 'NotMerged' })));
});

describe('stored events of a participant', () => {
  const whole = given(create(), recordOther, record, register, protect, endProtection, merge);
  const last = whole.when(unmerge);
  const commands = [create(), record, record, register, protect, endProtection, merge, unmerge];
  const later = [identify('b', 'entry-error'), replace('j', 'b'), restore('j'), changeContact];
  const events = [...commands, ...later].reduce<readonly { type: string; data: object }[]>(
    (before, command, index, all) => {
      const decision = given(...all.slice(0, index)).when(command);
      return decision.accepted ? [...before, ...decision.events] : before;
    },
    [],
  );
  const first = given(create()).when(identify('b'));
  const all = [...events, ...(first.accepted ? first.events : [])];

  it('every type is emitted here', () => {
    expect(last.accepted).toBe(true);
    expect(new Set(all.map(({ type }) => type)).size).toBe(13);
  });

  it('a creation of version 1 knows of no identity: that came after it', () =>
    expect(participantStream.upcast(fixture('ParticipantCreated.v1'))).toMatchObject({
      data: { association: 'stockholm', anonymous: false, identity: null },
    }));

  it('protection of version 1 does not tell the journey that it was said from', () => {
    expect(participantStream.upcast(fixture('IdentityProtected.v1'))).toMatchObject({
      data: { journey: null },
    });
    expect(participantStream.upcast(fixture('IdentityProtectionEnded.v1'))).toMatchObject({
      data: { journey: null, reason: null },
    });
  });

  it.each(all)('$type of today reads what its newest fixture froze, and writes the same keys', (event) => {
    const version = participantStream.schemaVersionOf(event.type);
    const stored = fixture(`${event.type}.v${version}`);
    expect(stored).toMatchObject({ type: event.type, schemaVersion: version });
    expect(participantStream.upcast(stored)).toEqual({
      type: event.type,
      occurredOn: stored.occurredOn,
      data: stored.data,
    });
    expect(Object.keys(event.data)).toEqual(Object.keys(stored.data));
  });

  it('streams are named participant-{uuid}', () => expect(participantStream.prefix).toBe('participant-'));
});
