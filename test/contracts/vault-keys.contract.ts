import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Identity, Owner, ReservationRequest, TextPlace, Vault } from '@samspar/vault';
import { SealBroken } from '@samspar/vault-database';
import {
  ANNA,
  ALMA,
  HERE,
  THERE,
  SHELTERED,
  request,
  there,
  here,
  noteOf,
  confirm,
  type OpenVault,
} from './vault-examples.js';

/** What lies under keys, and what destroys them. */
export const describeKeys = (open: OpenVault): void => {
  let vault: Vault;
  let now: number;
  const confirmed = (...requests: ReservationRequest[]): Promise<void> => confirm(vault, requests);
  const asKnown = (scope: string, journey?: string): Promise<Identity | undefined> =>
    vault.identityOf({ participantId: 'participant-1', scope, ...(journey && { journey }) });
  const erase = (journey = 'journey of participant-1', kept: readonly Owner[] = []): Promise<boolean> =>
    vault.erasures.erase({ journey, records: [{ participantId: 'participant-1', kept }] });

  beforeEach(async () => {
    now = 1_000;
    vault = await open(() => now);
  });
  afterEach(() => vault.close());

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
      await vault.texts.digestersFor('row', [JOURNEY, OTHER]);
      const first = await ofJourney('row');
      expect(first).toMatch(/^v2\.[\w-]{43}$/);
      await vault.texts.digestersFor('row', [JOURNEY]);
      expect(await ofJourney('row')).toBe(first);
      expect(await ofJourney('command')).not.toBe(first);
      expect(await ofJourney('row', OTHER)).not.toBe(first);
      await vault.erasures.erase({
        journey: 'journey-1',
        records: [{ participantId: 'participant-1', kept: [{ journey: 'journey-2', scope: 'team' }] }],
      });
      await vault.texts.digestersFor('row', [JOURNEY]);
      expect(await ofJourney('row')).toBeUndefined();
      expect(await ofJourney('row', OTHER)).toBeDefined();
    });

    it('of a journey that begins with a reservation are there at once, and not again once it is erased', async () => {
      const begins = 'journey-1';
      await confirmed(request('1', ANNA));
      await vault.reserve([{ ...request('2', ANNA), begins }]);
      expect(await ofJourney('row')).toBeDefined();
      await vault.reserve([{ ...request('3'), begins: 'journey-2' }]);
      expect(await ofJourney('row', OTHER)).toBeDefined();
      await vault.erasures.erase({
        journey: begins,
        records: [{ participantId: 'participant-1', kept: [{ journey: 'journey-2', scope: 'team' }] }],
      });
      await vault.reserve([{ ...request('4', ANNA), begins }]);
      expect(await ofJourney('row')).toBeUndefined();
    });

    it('of a journey whose participant is not there are none', async () => {
      await vault.texts.digestersFor('row', [JOURNEY]);
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
};
