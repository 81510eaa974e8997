import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Identity, Particulars, ReservationRequest, Vault } from '@samspar/vault';
import {
  ANNA,
  ALMA,
  HERE,
  THERE,
  SHELTERED,
  LEFTOVER,
  request,
  there,
  here,
  changeOf,
  confirm,
  type OpenVault,
} from './vault-examples.js';

/** What a vault knows of persons, and whom it tells. */
export const describePersons = (open: OpenVault): void => {
  let vault: Vault;
  let now: number;
  const confirmed = (...requests: ReservationRequest[]): Promise<void> => confirm(vault, requests);
  const asKnown = (scope: string, journey?: string): Promise<Identity | undefined> =>
    vault.identityOf({ participantId: 'participant-1', scope, ...(journey && { journey }) });
  const changed = async (...asked: Parameters<typeof changeOf>): Promise<void> => {
    await vault.particulars.reserve(changeOf(...asked));
    await vault.particulars.confirm(asked[0]);
  };

  beforeEach(async () => {
    now = 1_000;
    vault = await open(() => now);
  });
  afterEach(() => vault.close());

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
};
