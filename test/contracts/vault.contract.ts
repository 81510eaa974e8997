import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  VAULT_PAGE,
  type Identity,
  type Leftover,
  type Owner,
  type Particulars,
  type ParticularsChange,
  type ReservationRequest,
  type TextPlace,
  type Vault,
  type Whose,
} from '@samspar/vault';
import { SealBroken } from '@samspar/vault-database';
import { describeRows } from './vault-rows.contract.js';

const ANNA: Identity = { number: { kind: 'personnummer', digits: '199006022397' } };
const ALMA: Identity = { number: { kind: 'personnummer', digits: '191212121212' }, name: 'Alma Exempel' };
const HERE = 'here';
const THERE = 'there';
const SHELTERED = { ...ANNA, name: 'Anna Exempel', contact: 'Skyddat boende' };
const LEFTOVER: Leftover = { participantId: 'none', commandId: 'none', reservedAt: 0 };

const request = (name: string, identity?: Identity, association = 'stockholm'): ReservationRequest => ({
  commandId: `command-${name}`,
  association,
  participantId: `participant-${name}`,
  ...(identity && { identity, owner: { scope: HERE, journey: `journey-${name}` } }),
});

/** The same by another owner. */
const there = (name: string, identity: Identity): ReservationRequest => ({
  ...request(name, identity),
  owner: { scope: THERE, journey: `journey-${name}` },
});

/** As the usual owner in these tests knows her. */
const here = (participantId: string): Whose => ({ participantId, scope: HERE });

/** Where a text of a participant's stands. */
const noteOf = (participantId: string, place: Partial<TextPlace> = {}): TextPlace => ({
  participantId,
  journey: `journey of ${participantId}`,
  command: 'command',
  field: 'note',
  ...place,
});

const changeOf = (id: string, particulars: Particulars, journey = '1', scope = HERE): ParticularsChange => ({
  id,
  participantId: 'participant-1',
  owner: { scope, journey: `journey-${journey}` },
  particulars,
});

/** What every vault promises. `open` gives an empty vault whose clock stands at the moment it is given. */
export const describeVault = (name: string, open: (clock: () => number) => Vault | Promise<Vault>): void =>
  describe(`${name} honours the vault contract`, () => {
    let vault: Vault;
    let now: number;
    const confirmed = async (...requests: ReservationRequest[]): Promise<void> => {
      const reserved = await vault.reserve(requests);
      await vault.confirm(reserved.map(({ participantId }) => participantId));
    };
    const asKnown = (scope: string, journey?: string): Promise<Identity | undefined> =>
      vault.identityOf({ participantId: 'participant-1', scope, ...(journey && { journey }) });
    const erase = (journey = 'journey of participant-1', kept: readonly Owner[] = []): Promise<boolean> =>
      vault.erasures.erase({ journey, records: [{ participantId: 'participant-1', kept }] });
    const changed = async (...asked: Parameters<typeof changeOf>): Promise<void> => {
      await vault.particulars.reserve(changeOf(...asked));
      await vault.particulars.confirm(asked[0]);
    };
    const pages = async (): Promise<(readonly string[])[]> => {
      const read: (readonly string[])[] = [];
      for await (const page of vault.confirmed()) read.push(page);
      return read;
    };

    beforeEach(async () => {
      now = 1_000;
      vault = await open(() => now);
    });
    afterEach(() => vault.close());

    describe('reserving', () => {
      it('gives a new person the participant asked for, not yet confirmed', async () => {
        expect(await vault.reserve([request('1', ANNA)])).toEqual([
          { participantId: 'participant-1', existing: false, confirmed: false },
        ]);
      });

      it('gives the same person of the association the participant there is, reserved or confirmed', async () => {
        await vault.reserve([request('1', ANNA)]);
        expect(await vault.reserve([request('2', ANNA)])).toEqual([
          { participantId: 'participant-1', existing: true, confirmed: false },
        ]);
        await vault.confirm(['participant-1']);
        expect(await vault.reserve([request('3', ANNA)])).toEqual([
          { participantId: 'participant-1', existing: true, confirmed: true },
        ]);
      });

      it('makes one participant of the same person twice in a batch', async () => {
        const [first, second] = await vault.reserve([request('1', ANNA), request('2', ANNA)]);
        expect(first?.participantId).toBe('participant-1');
        expect(second).toEqual({ participantId: 'participant-1', existing: true, confirmed: false });
      });

      it('makes another participant of the person in another association', async () => {
        await confirmed(request('1', ANNA));
        expect(await vault.reserve([request('2', ANNA, 'uppsala')])).toEqual([
          { participantId: 'participant-2', existing: false, confirmed: false },
        ]);
        expect(await vault.find('uppsala', ANNA.number)).toBeUndefined();
      });

      it('gives those without an identity a participant each', async () => {
        const reserved = await vault.reserve([request('1'), request('2')]);
        expect(reserved.map(({ participantId }) => participantId)).toEqual([
          'participant-1',
          'participant-2',
        ]);
      });

      it('answers the same command as the first time, whoever had the person', async () => {
        await confirmed(request('1', ANNA), request('2', ANNA));
        expect(await vault.reserve([request('2', ALMA), request('1', ALMA)])).toEqual([
          { participantId: 'participant-1', existing: true, confirmed: true },
          { participantId: 'participant-1', existing: false, confirmed: true },
        ]);
      });

      it('reserves all of a batch or none of it', async () => {
        await vault.reserve([request('1', ANNA)]);
        const clash = { ...request('3'), participantId: 'participant-1' };
        await expect(vault.reserve([request('2', ALMA), clash])).rejects.toThrow();
        expect((await vault.leftovers()).map(({ participantId }) => participantId)).toEqual([
          'participant-1',
        ]);
        expect(await vault.reserve([request('4', ALMA)])).toEqual([
          { participantId: 'participant-4', existing: false, confirmed: false },
        ]);
      });

      it('adds a name that was missing and leaves one that stands', async () => {
        await confirmed(request('1', ANNA));
        await vault.reserve([request('2', { ...ANNA, name: 'Anna Exempel', contact: '070-1740605' })]);
        now = 2_000;
        await vault.reserve([request('3', { ...ANNA, name: 'Annat Namn' })]);
        expect(await vault.identityOf(here('participant-1'))).toEqual({
          ...ANNA,
          name: 'Anna Exempel',
          contact: '070-1740605',
        });
      });
    });

    describe('a person', () => {
      it('is not carried from one owner to another: only the number is the same', async () => {
        await confirmed(request('1', SHELTERED));
        await confirmed(there('2', ANNA));
        expect(await asKnown(HERE)).toEqual(SHELTERED);
        expect(await asKnown(THERE)).toEqual(ANNA);
        expect(await asKnown('')).toEqual(ANNA);
      });

      it('is given no name by another owner, whoever was first', async () => {
        await confirmed(request('1', ANNA));
        await confirmed(there('2', { ...ANNA, name: 'Planterat Namn', contact: 'Planterad' }));
        await confirmed(request('3', { ...ANNA, contact: '070-1740605' }));
        expect(await asKnown(HERE)).toEqual({ ...ANNA, contact: '070-1740605' });
        expect(await asKnown(THERE)).toEqual({ ...ANNA, name: 'Planterat Namn', contact: 'Planterad' });
      });

      it('bears with a journey what came with it, wherever the journey is by now', async () => {
        await confirmed(request('1', SHELTERED));
        now = 2_000;
        await confirmed(request('2', { ...ANNA, contact: '070-1740605' }));
        expect(await asKnown(HERE, 'journey-2')).toEqual({ ...SHELTERED, contact: '070-1740605' });
        expect(await asKnown(THERE, 'journey-2')).toEqual({ ...ANNA, contact: '070-1740605' });
        expect(await asKnown(THERE, 'journey-3')).toEqual(ANNA);
      });

      it('has no name that came with a reservation while it is not confirmed', async () => {
        await vault.reserve([request('1', SHELTERED), there('2', { ...ANNA, name: 'Anna E.' })]);
        expect([await asKnown(HERE), await asKnown(THERE)]).toEqual([undefined, undefined]);
        await vault.confirm(['participant-1']);
        expect(await asKnown(THERE)).toEqual({ ...ANNA, name: 'Anna E.' });
      });

      it.each<[string, () => Promise<unknown>]>([
        ['is shredded', () => vault.shred('participant-1')],
        [
          'is released',
          async () => {
            await vault.unconfirm(['participant-1']);
            await vault.release((await vault.leftovers())[0] ?? LEFTOVER);
          },
        ],
      ])('loses every name, whoever registered it, when it %s', async (_how, lose) => {
        await confirmed(request('1', SHELTERED), there('2', { ...ANNA, name: 'Anna E.' }));
        await lose();
        for await (const { table, rows } of vault.database.rows())
          if (table === 'particulars') expect(rows).toEqual([]);
        await confirmed({ ...request('1', ANNA), commandId: 'command-again' });
        expect([await asKnown(HERE), await asKnown(THERE)]).toEqual([ANNA, ANNA]);
      });

      it('without an owner keeps no name', async () => {
        const { owner: _owner, ...unowned } = request('1', SHELTERED);
        await confirmed(unowned);
        expect(await asKnown(HERE)).toEqual(ANNA);
      });
    });

    describe('changing what is kept beside the number', () => {
      const WHOLE: Particulars = {
        name: 'Anna Exempel',
        contact: '070-000 00 00',
        address: 'Gatan 1',
        language: 'so',
        interpreter: 'needed',
      };
      beforeEach(() => confirmed(request('1', SHELTERED)));

      it('shows it once it is confirmed, and then nothing of what was there', async () => {
        await vault.particulars.reserve(changeOf('a', WHOLE));
        expect(await asKnown(HERE, 'journey-1')).toEqual(SHELTERED);
        await vault.particulars.confirm('a');
        expect(await asKnown(HERE, 'journey-1')).toEqual({ ...ANNA, ...WHOLE });
        await changed('b', { name: 'Anna E.' });
        expect(await asKnown(HERE, 'journey-1')).toEqual({ ...ANNA, name: 'Anna E.' });
      });

      it('shows the scope what it changed last, whichever journey from, and other scopes nothing of it', async () => {
        await confirmed(request('2', { ...ANNA, contact: '070-1740605' }), there('3', ANNA));
        await changed('a', WHOLE);
        expect(await asKnown(HERE, 'journey-2')).toEqual({ ...ANNA, ...WHOLE });
        await changed('b', { ...WHOLE, address: 'Gatan 2' }, '2');
        expect(await asKnown(HERE, 'journey-1')).toEqual({ ...ANNA, ...WHOLE, address: 'Gatan 2' });
        expect(await asKnown(THERE, 'journey-3')).toEqual(ANNA);
      });

      it('tells with which journey each was registered, and what is a journey’s alone', async () => {
        await confirmed(request('2', { ...ANNA, contact: '070-1740605' }));
        const whose = { participantId: 'participant-1', journey: 'journey-2' };
        const [all, own] = await vault.known([
          { ...whose, scope: HERE },
          { ...whose, scope: null },
        ]);
        expect(all).toEqual({
          identity: { ...SHELTERED, contact: '070-1740605' },
          from: { name: 'journey-1', contact: 'journey-2' },
        });
        expect(own).toEqual({
          identity: { ...ANNA, contact: '070-1740605' },
          from: { contact: 'journey-2' },
        });
      });

      it('lets the change stand that was reserved last, in whichever order they are confirmed', async () => {
        await vault.particulars.reserve(changeOf('a', { name: 'Ett' }));
        await vault.particulars.reserve(changeOf('b', { name: 'Två' }));
        await vault.particulars.confirm('b');
        await vault.particulars.confirm('a');
        expect((await asKnown(HERE, 'journey-1'))?.name).toBe('Två');
        expect(await vault.particulars.unconfirmed()).toEqual([]);
      });

      it('may be reserved and confirmed again', async () => {
        await vault.particulars.reserve(changeOf('a', { name: 'Ett' }));
        now = 2_000;
        await vault.particulars.reserve(changeOf('a', { name: 'Ett' }));
        expect(await vault.particulars.unconfirmed()).toEqual([
          { id: 'a', participantId: 'participant-1', reservedAt: 2_000 },
        ]);
        await vault.particulars.confirm('a');
        await vault.particulars.confirm('a');
        expect((await asKnown(HERE, 'journey-1'))?.name).toBe('Ett');
      });

      it('forgets one that came to nothing, unless it was reserved anew', async () => {
        await vault.particulars.reserve(changeOf('a', WHOLE));
        const [unconfirmed] = await vault.particulars.unconfirmed();
        if (!unconfirmed) throw new Error('Nothing is unconfirmed.');
        expect(await vault.particulars.release({ ...unconfirmed, reservedAt: 1 })).toBe(false);
        expect(await vault.particulars.release(unconfirmed)).toBe(true);
        await vault.particulars.confirm('a');
        expect(await asKnown(HERE, 'journey-1')).toEqual(SHELTERED);
      });

      it('is erased with the participant, and nothing can be changed of one who was', async () => {
        await vault.particulars.reserve(changeOf('a', WHOLE));
        await vault.shred('participant-1');
        await vault.particulars.confirm('a');
        for await (const { table, rows } of vault.database.rows())
          if (table.startsWith('particulars')) expect(rows).toEqual([]);
        await expect(vault.particulars.reserve(changeOf('b', WHOLE))).rejects.toMatchObject({
          name: 'NoDataKey',
        });
      });
    });

    describe('confirming', () => {
      it('makes the person findable and revealed, not before', async () => {
        await vault.reserve([request('1', ALMA)]);
        expect(await vault.find('stockholm', ALMA.number)).toBeUndefined();
        expect(await vault.identityOf(here('participant-1'))).toBeUndefined();
        await vault.confirm(['participant-1']);
        expect(await vault.find('stockholm', ALMA.number)).toBe('participant-1');
        expect(await vault.identityOf(here('participant-1'))).toEqual(ALMA);
      });

      it('may be repeated', async () => {
        await confirmed(request('1', ANNA));
        await vault.confirm(['participant-1']);
        expect(await vault.find('stockholm', ANNA.number)).toBe('participant-1');
      });

      it('takes the entry off the leftovers, which come oldest first', async () => {
        await vault.reserve([request('2')]);
        now = 500;
        await vault.reserve([request('3')]);
        await confirmed(request('1'));
        expect(await vault.leftovers()).toEqual([
          { participantId: 'participant-3', commandId: 'command-3', reservedAt: 500 },
          { participantId: 'participant-2', commandId: 'command-2', reservedAt: 1_000 },
        ]);
      });
    });

    describe('the newest', () => {
      it('is nobody before anyone is confirmed', async () => {
        await vault.reserve([request('1', ANNA)]);
        expect(await vault.newest()).toBeUndefined();
      });

      it('is the participant that was confirmed last, whatever the clock says, until it is shredded', async () => {
        now = 9_000;
        await confirmed(request('2'));
        now = 2_000;
        await confirmed(request('1'));
        now = 3_000;
        await vault.reserve([request('3')]);
        expect(await vault.newest()).toBe('participant-1');
        await vault.confirm(['participant-2']);
        expect(await vault.newest()).toBe('participant-1');
        await vault.shred('participant-1');
        expect(await vault.newest()).toBe('participant-2');
      });
    });

    describe('releasing', () => {
      it('deletes what is not confirmed, so that every command that met it starts anew', async () => {
        await vault.reserve([request('1', ANNA), request('2', ANNA)]);
        const [leftover = LEFTOVER] = await vault.leftovers();
        expect(await vault.release(leftover)).toBe(true);
        expect(await vault.release(leftover)).toBe(false);
        expect(await vault.leftovers()).toEqual([]);
        await expect(vault.texts.seal('text', noteOf('participant-1'))).rejects.toThrow('participant-1');
        expect(await vault.reserve([request('2', ANNA)])).toEqual([
          { participantId: 'participant-2', existing: false, confirmed: false },
        ]);
      });

      it('leaves a confirmed entry', async () => {
        await vault.reserve([request('1', ANNA)]);
        const [leftover = LEFTOVER] = await vault.leftovers();
        await vault.confirm(['participant-1']);
        expect(await vault.release(leftover)).toBe(false);
        expect(await vault.find('stockholm', ANNA.number)).toBe('participant-1');
        expect((await vault.reserve([request('1', ANNA)]))[0]?.existing).toBe(false);
      });

      it.each([
        ['another command', '2'],
        ['the same command', '1'],
      ])('leaves an entry that %s has met since it was listed, which waits anew', async (_which, command) => {
        await vault.reserve([request('1', ANNA)]);
        const [leftover = LEFTOVER] = await vault.leftovers();
        now = 5_000;
        await vault.reserve([request(command, ANNA)]);
        expect(await vault.release(leftover)).toBe(false);
        expect(await vault.leftovers()).toEqual([{ ...leftover, reservedAt: 5_000 }]);
      });
    });

    describe('many identities', () => {
      it('are read at once, without the unknown, the unconfirmed and the shredded', async () => {
        await confirmed(request('1', ANNA), request('2', ALMA), request('3'), request('4', ANNA, 'uppsala'));
        await vault.reserve([request('5', ALMA, 'uppsala')]);
        await vault.shred('participant-4');
        const asked = ['2', '3', '4', '5', 'nobody', '1', '2'].map((one) => `participant-${one}`);
        expect(await vault.identitiesOf(asked.map(here))).toEqual([
          ALMA,
          undefined,
          undefined,
          undefined,
          undefined,
          ANNA,
          ALMA,
        ]);
        expect(await vault.identitiesOf([])).toEqual([]);
      });
    });

    describe('setting back', () => {
      it('makes confirmed entries leftovers, reserved now, that nobody finds or reveals', async () => {
        await confirmed(request('1', ANNA), request('2', ALMA));
        now = 9_000;
        await vault.unconfirm(['participant-1', 'participant-nobody']);
        expect(await vault.leftovers()).toEqual([
          { participantId: 'participant-1', commandId: 'command-1', reservedAt: 9_000 },
        ]);
        expect(await vault.find('stockholm', ANNA.number)).toBeUndefined();
        expect(await vault.identityOf(here('participant-1'))).toBeUndefined();
        expect(await vault.find('stockholm', ALMA.number)).toBe('participant-2');
      });

      it('keeps the person, whom the next command meets again', async () => {
        await confirmed(request('1', ANNA));
        await vault.unconfirm(['participant-1']);
        expect(await vault.reserve([request('2', ANNA)])).toEqual([
          { participantId: 'participant-1', existing: true, confirmed: false },
        ]);
        await vault.confirm(['participant-1']);
        expect(await vault.identityOf(here('participant-1'))).toEqual(ANNA);
      });
    });

    describe('the confirmed', () => {
      it('are none before anyone is', async () => {
        await vault.reserve([request('1', ANNA)]);
        expect(await pages()).toEqual([]);
      });

      it('come page by page, the one reserved last first, each once', async () => {
        const order = Array.from({ length: VAULT_PAGE + 1 }, (_, at) => String(at).padStart(4, '0'));
        await confirmed(...order.map((at) => request(at)));
        now = 2_000;
        await confirmed(request('last'));
        await vault.reserve([request('unconfirmed')]);
        const [first = [], second = [], ...none] = await pages();
        expect([first.length, second.length, none.length]).toEqual([VAULT_PAGE, 2, 0]);
        expect([...first, ...second]).toEqual(
          ['last', ...order.toReversed()].map((at) => `participant-${at}`),
        );
      });
    });

    describe('who was ever in it', () => {
      it('is nobody where the vault is new, also once association keys are made', async () => {
        await vault.digest('stockholm', 'row', ['text']);
        expect(await vault.isNew()).toBe(true);
        expect(await vault.strangers(['participant-1'])).toEqual(['participant-1']);
      });

      it('are the reserved, the confirmed and the shredded, in the order asked', async () => {
        await vault.reserve([request('1')]);
        await confirmed(request('2', ANNA), request('3', ALMA));
        await vault.shred('participant-3');
        expect(await vault.strangers(['x', 'participant-3', 'participant-2', 'participant-1', 'y'])).toEqual([
          'x',
          'y',
        ]);
        expect(await vault.isNew()).toBe(false);
      });

      it('is somebody where everyone was shredded, and nobody where everyone was released', async () => {
        await vault.reserve([request('1', ANNA)]);
        const [leftover = LEFTOVER] = await vault.leftovers();
        await vault.release(leftover);
        expect([await vault.isNew(), await vault.strangers(['participant-1'])]).toEqual([
          true,
          ['participant-1'],
        ]);
        await confirmed(request('2', ANNA));
        await vault.shred('participant-2');
        expect(await vault.isNew()).toBe(false);
      });
    });

    describe('writing off', () => {
      it('takes one that was lost as shredded: its command keeps its answer, and there is no key', async () => {
        await vault.writeOff([{ participantId: 'participant-1', commandId: 'command-1' }]);
        expect(await vault.strangers(['participant-1'])).toEqual([]);
        expect(await vault.reserve([request('1', ANNA)])).toEqual([
          { participantId: 'participant-1', existing: false, confirmed: true },
        ]);
        await expect(vault.texts.seal('text', noteOf('participant-1'))).rejects.toThrow('participant-1');
      });

      it('leaves one that is known, may be repeated and may be of nobody', async () => {
        await confirmed(request('1', ANNA));
        const lost = [
          { participantId: 'participant-1', commandId: 'command-1' },
          { participantId: 'participant-2', commandId: 'command-2' },
        ];
        await vault.writeOff(lost);
        await vault.writeOff(lost);
        await vault.writeOff([]);
        expect(await vault.identityOf(here('participant-1'))).toEqual(ANNA);
        expect(await vault.strangers(['participant-1', 'participant-2'])).toEqual([]);
      });
    });

    describeRows(() => vault);

    describe('sealed text', () => {
      it('is revealed as it was, of a reserved participant too', async () => {
        await vault.reserve([request('1')]);
        const sealed = await vault.texts.seal('Trivs på Åsö gård 🙂', noteOf('participant-1'));
        expect(sealed).toMatch(/^v2\.[\w-]+$/);
        expect(await vault.texts.reveal(sealed, noteOf('participant-1'))).toBe('Trivs på Åsö gård 🙂');
      });

      it('differs each time, also for the same text', async () => {
        await vault.reserve([request('1')]);
        const seal = () => vault.texts.seal('text', noteOf('participant-1'));
        expect(await seal()).not.toBe(await seal());
      });

      it.each([
        [
          'one character is changed',
          (sealed: string) => sealed.slice(0, 8) + (sealed[8] === 'A' ? 'B' : 'A') + sealed.slice(9),
        ],
        ['it is cut short', (sealed: string) => sealed.slice(0, -2)],
        ['nothing is left of it', () => 'v2.'],
        ['its version is not known', (sealed: string) => sealed.replace('v2.', 'v3.')],
        ['it was never sealed', () => 'text in the clear'],
      ])('is refused where %s', async (_case, change) => {
        await vault.reserve([request('1')]);
        const sealed = await vault.texts.seal('a text to seal', noteOf('participant-1'));
        const reading = vault.texts.reveal(change(sealed), noteOf('participant-1'));
        await expect(reading).rejects.toBeInstanceOf(SealBroken);
      });

      it.each<[string, Partial<TextPlace>]>([
        ['journey', { journey: 'another' }],
        ['command', { command: 'another' }],
        ['field', { field: 'goals.0' }],
      ])('opens nowhere else: not in another %s', async (_part, elsewhere) => {
        await vault.reserve([request('1')]);
        const place = noteOf('participant-1');
        await vault.texts.seal('text', { ...place, ...elsewhere });
        const sealed = await vault.texts.seal('text', place);
        const reading = vault.texts.reveal(sealed, { ...place, ...elsewhere });
        await expect(reading).rejects.toBeInstanceOf(SealBroken);
      });

      it('has one key in its journey, whoever is first to seal, and none of a participant without an entry', async () => {
        await vault.reserve([request('1')]);
        const fields = ['note', 'goals.0', 'goals.1'].map((field) => noteOf('participant-1', { field }));
        const sealed = await Promise.all(fields.map((place) => vault.texts.seal('text', place)));
        for (const [at, place] of fields.entries())
          expect(await vault.texts.reveal(sealed[at] ?? '', place)).toBe('text');
        await expect(vault.texts.seal('text', noteOf('participant-2'))).rejects.toThrow('participant-2');
      });
    });

    describe('shredding', () => {
      it('destroys key, identity and index entry for good', async () => {
        await confirmed(request('1', ANNA));
        const sealed = await vault.texts.seal('text', noteOf('participant-1'));
        await vault.shred('participant-1');
        expect(await vault.texts.reveal(sealed, noteOf('participant-1'))).toBeUndefined();
        expect(await vault.identityOf(here('participant-1'))).toBeUndefined();
        expect(await vault.find('stockholm', ANNA.number)).toBeUndefined();
        await expect(vault.texts.seal('text', noteOf('participant-1'))).rejects.toThrow('participant-1');
      });

      it('makes the person a new participant, while an old command keeps its answer', async () => {
        await confirmed(request('1', ANNA));
        await vault.shred('participant-1');
        expect(await vault.reserve([request('1', ANNA), request('2', ANNA)])).toEqual([
          { participantId: 'participant-1', existing: false, confirmed: true },
          { participantId: 'participant-2', existing: false, confirmed: false },
        ]);
      });

      it('may be repeated', async () => {
        await confirmed(request('1', ANNA));
        await vault.shred('participant-1');
        await vault.shred('participant-1');
        expect(await vault.identityOf(here('participant-1'))).toBeUndefined();
      });
    });

    describe('erasing a journey', () => {
      const kept = [{ journey: 'journey-2', scope: THERE }];
      beforeEach(async () => {
        await confirmed(request('1', SHELTERED), there('2', { ...ANNA, name: 'Anna E.' }));
        now += 3_600_000;
      });

      it('destroys its key, and with the person’s last journey all that is known of her', async () => {
        const sealed = await vault.texts.seal('text', noteOf('participant-1'));
        expect(await erase()).toBe(true);
        expect(await vault.texts.reveal(sealed, noteOf('participant-1'))).toBeUndefined();
        expect(await asKnown(HERE)).toBeUndefined();
        expect(await vault.find('stockholm', ANNA.number)).toBeUndefined();
        expect(await vault.erasures.done()).toEqual(new Set(['journey of participant-1']));
      });

      it('leaves the person to a journey that is kept, with what is that journey’s or its scope’s alone', async () => {
        const other = noteOf('participant-1', { journey: 'journey-2' });
        const sealed = await vault.texts.seal('text', other);
        expect(await erase('journey-1', kept)).toBe(true);
        expect([await asKnown(HERE), await asKnown(THERE)]).toEqual([ANNA, { ...ANNA, name: 'Anna E.' }]);
        expect(await vault.find('stockholm', ANNA.number)).toBe('participant-1');
        expect(await vault.texts.reveal(sealed, other)).toBe('text');
      });

      it('makes no key in its place, and shows no text of it, whenever that was sealed', async () => {
        await erase('journey-1', kept);
        const place = noteOf('participant-1', { journey: 'journey-1' });
        await expect(vault.texts.seal('text', place)).rejects.toThrow('journey-1');
        expect(await vault.texts.reveal('v1.YQ', place)).toBeUndefined();
      });

      it('waits with the person while a command has met her within the hour', async () => {
        await vault.confirm(['participant-1']);
        expect(await erase()).toBe(false);
        expect(await vault.erasures.done()).toEqual(new Set());
        expect(await asKnown(HERE)).toEqual(SHELTERED);
        now += 3_600_000;
        expect(await erase()).toBe(true);
      });

      it('waits, too, while a command has met her and its event is not written yet', async () => {
        await vault.reserve([request('4', ANNA)]);
        expect(await erase()).toBe(false);
        now += 3_600_000;
        expect(await erase()).toBe(true);
      });

      it('takes the records of the person that no journey which is kept needs, leaves the others, and may be repeated', async () => {
        await confirmed(request('3', ALMA));
        const records = [
          { participantId: 'participant-3', kept: [] },
          { participantId: 'participant-1', kept },
        ];
        const both = { journey: 'journey-3', records };
        expect(await vault.erasures.erase(both)).toBe(false);
        expect(await asKnown(HERE)).toEqual(SHELTERED);
        now += 3_600_000;
        for (const _time of ['first', 'again']) expect(await vault.erasures.erase(both)).toBe(true);
        expect(await vault.find('stockholm', ALMA.number)).toBeUndefined();
        expect(await vault.find('stockholm', ANNA.number)).toBe('participant-1');
        expect([await asKnown(HERE), await asKnown(THERE)]).toEqual([ANNA, { ...ANNA, name: 'Anna E.' }]);
      });
    });

    describe('digests', () => {
      it('are the same for the same text, association and purpose, and for no other', async () => {
        const [first] = await vault.digest('stockholm', 'row', ['text']);
        expect(first).toMatch(/^[\w-]{43}$/);
        expect(await vault.digest('stockholm', 'row', ['text', 'other'])).toEqual([
          first,
          expect.not.stringMatching(first ?? ''),
        ]);
        expect(await vault.digest('stockholm', 'command', ['text'])).not.toEqual([first]);
        expect(await vault.digest('uppsala', 'row', ['text'])).not.toEqual([first]);
      });

      const JOURNEY = { journey: 'journey-1', participantId: 'participant-1' };
      const OTHER = { ...JOURNEY, journey: 'journey-2' };
      const ofJourney = async (purpose: 'row' | 'command', { journey } = JOURNEY) =>
        (await vault.texts.digesters(purpose, [journey])).get(journey)?.('text');

      it('of a journey are its own, for one purpose alone, and are made as long as it is not erased', async () => {
        await confirmed(request('1'));
        expect(await ofJourney('row')).toBeUndefined();
        await vault.texts.prepare([JOURNEY, OTHER]);
        const first = await ofJourney('row');
        expect(first).toMatch(/^v2\.[\w-]{43}$/);
        await vault.texts.prepare([JOURNEY]);
        expect(await ofJourney('row')).toBe(first);
        expect(await ofJourney('command')).not.toBe(first);
        expect(await ofJourney('row', OTHER)).not.toBe(first);
        await vault.erasures.erase({
          journey: 'journey-1',
          records: [{ participantId: 'participant-1', kept: [{ journey: 'journey-2', scope: 'team' }] }],
        });
        await vault.texts.prepare([JOURNEY]);
        expect(await ofJourney('row')).toBeUndefined();
        expect(await ofJourney('row', OTHER)).toBeDefined();
      });

      it('of a journey whose participant is not there are none', async () => {
        await vault.texts.prepare([JOURNEY]);
        expect(await ofJourney('row')).toBeUndefined();
      });

      it('of files are others after an erasure, to whoever opens the vault then', async () => {
        const [before] = await vault.digest('stockholm', 'file', ['text']);
        await vault.erasures.erase({
          journey: 'journey-1',
          records: [{ participantId: 'participant-1', kept: [] }],
        });
        const keys = await vault.database.select(`SELECT * FROM association_key WHERE purpose = 'file'`);
        expect([before, keys]).toEqual([expect.any(String), []]);
      });
    });
  });
