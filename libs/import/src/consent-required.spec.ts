import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  association,
  csv,
  type ImportDesk,
  openImportDesk,
} from '../../../test/fixtures/import/import-desk.js';
import type { ImportOptions } from './report.js';

/** A row of an insats that the municipality runs, and what it says of consent. */
const row = (consent: string, education = 'Gymnasial') =>
  csv(
    ['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Utbildning', 'Samtycke'],
    ['1', 'FINSAM-team', '2024-01-15', 'K', education, consent],
  );
/** The same, with what it says of that consent. */
const dated = (until: string) =>
  csv(
    [
      'Löpnummer',
      'Insats',
      'Startdatum',
      'Kön',
      'Samtycke',
      'Samtyckesdatum',
      'Samtycke gäller till',
      'Samtyckets form',
    ],
    ['1', 'FINSAM-team', '2024-01-15', 'K', 'ja', '2024-01-10', until, 'Skriftligt'],
  );
/** Moved from an insats of the region to one of the municipality. */
const moved = (insats: string, consent: string) =>
  csv(['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Samtycke'], ['1', insats, '2024-01-15', 'K', consent]);
const requiring = {
  ...association,
  settings: { ...association.settings, requireConsent: 'enforce' },
} as const;

let desk: ImportDesk;
beforeEach(() => {
  desk = openImportDesk();
});
afterEach(() => desk.close());

const taken = (consent: string, authority: string | undefined, more: Partial<ImportOptions> = {}) => {
  const context = { actor: 'anna', role: 'caseworker', ...(authority !== undefined && { authority }) };
  return desk.take(row(consent), { association: requiring, context, ...more });
};

describe('a row of another authority’s insats than the file is imported for (OSL 10 kap. 1 §)', () => {
  it.each([
    ['says that consent was given', 'ja'],
    ['says that consent was withdrawn since', 'återkallat'],
    ['is anonymous', 'nej'],
  ])('is taken where it %s', async (_what, consent) =>
    expect(await taken(consent, 'region')).toMatchObject({ imported: 1, rejectedRows: 0 }),
  );

  it('is taken where it says when, how and until when consent was given, unless that has ended', async () => {
    const context = { actor: 'anna', role: 'caseworker', authority: 'region' };
    const take = (until: string) => desk.take(dated(until), { association: requiring, context });
    expect(await take('2024-02-01')).toMatchObject({ imported: 0, rejectedRows: 1 });
    expect(await take('tills vidare')).toMatchObject({ imported: 1, rejectedRows: 0 });
    expect((await desk.eventsOf('1')).slice(0, 2)).toMatchObject([
      { type: 'ParticipantReferred', data: { consentAtSource: false } },
      { type: 'ConsentGiven', occurredOn: '2024-01-10', data: { form: 'written', atSource: true } },
    ]);
  });

  it('is left out where it does not say, once the association requires consent, for that is never yes', async () => {
    for (const dryRun of [true, false])
      expect(await taken('', 'region', { dryRun })).toMatchObject({
        imported: 0,
        rejected: [{ row: 2, column: 'Samtycke', reason: expect.stringContaining('Stockholms stad') }],
      });
    expect(await desk.eventsOf('1')).toEqual([]);
  });

  it('is left out where nobody knows for which authority it is, or the file is said to be for another', async () => {
    expect(await taken('', undefined)).toMatchObject({ rejectedRows: 1 });
    expect(await taken('', 'municipality', { authority: 'region' })).toMatchObject({ rejectedRows: 1 });
    expect(await taken('', 'region', { authority: 'municipality' })).toMatchObject({ imported: 1 });
  });

  it('is asked for it too where a row that is known moves to it, and is taken with the consent that it says itself', async () => {
    const context = { actor: 'anna', role: 'caseworker', authority: 'region' };
    const interventions = requiring.interventions.map((one) =>
      one.name === 'Novum' ? { ...one, owner: 'region' } : one,
    );
    const options = { association: { ...requiring, interventions }, context, acceptChanges: true };
    expect(await desk.take(moved('Novum', ''), options)).toMatchObject({ imported: 1 });
    expect(await desk.take(moved('FINSAM-team', ''), options)).toMatchObject({
      corrected: 0,
      rejected: [{ row: 2, column: 'Samtycke', reason: expect.stringContaining('Stockholms stad') }],
    });
    expect(await desk.take(moved('FINSAM-team', 'ja'), options)).toMatchObject({
      corrected: 1,
      rejectedRows: 0,
    });
  });

  it('is taken without until then, and is no referral where it is known already', async () => {
    expect(await taken('', 'region', { association })).toMatchObject({ imported: 1, warnedRows: 0 });
    const context = { actor: 'anna', role: 'caseworker', authority: 'region' };
    const again = { association: requiring, context, acceptChanges: true };
    expect(await desk.take(row('', 'Grundskola'), again)).toMatchObject({
      corrected: 1,
      rejectedRows: 0,
    });
  });
});
