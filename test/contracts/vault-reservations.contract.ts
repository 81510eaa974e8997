import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReservationRequest, VAULT_PAGE, type Vault } from '@samspar/vault';
import { ANNA, ALMA, LEFTOVER, request, here, noteOf, confirm, type OpenVault } from './vault-examples.js';

/** How participants come into a vault, and out of it where nothing came of them. */
export const describeReservations = (open: OpenVault): void => {
  let vault: Vault;
  let now: number;
  const confirmed = (...requests: ReservationRequest[]): Promise<void> => confirm(vault, requests);
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
      expect(reserved.map(({ participantId }) => participantId)).toEqual(['participant-1', 'participant-2']);
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
      expect((await vault.leftovers()).map(({ participantId }) => participantId)).toEqual(['participant-1']);
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
      expect([...first, ...second]).toEqual(['last', ...order.toReversed()].map((at) => `participant-${at}`));
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
};
