import { beforeEach, describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { type JourneyCommand, journeyStream, under } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { batchOf, csv, ImportSite, type Session } from './import-site.js';
import { eachOf, type Page, rowsOf, wordsOf } from './shown.js';

const GOOD = '1;FINSAM-team;2024-02-01;2024-03-01;2024-09-01;Börjat arbeta;Kvinna;';
const BAD = [
  '2;FINSAM-teem;2024-02-01;;;;Man;',
  '3;Novum;i våras;;;;Man;',
  '4;Novum;2024-02-01;;;;Annat;',
  '5;Novum;2024-02-01;;2024-05-01;;Man;',
  '6;Novum;2024-02-01;2024-01-15;;;Man;',
  '7;Novum;2024-02-01;2024-03-01;;Börjat arbeta; Flyttat;Man;',
  '8;Novum;2024-02-01;;;;Man;19900602-2398',
  '1;Novum;2024-02-01;;;;Man;',
];

const TODAY = '2025-06-15';
const CORRECTION: JourneyCommand = {
  type: 'CorrectFact',
  occurredOn: TODAY,
  today: TODAY,
  data: { fact: 'education', value: 'compulsory', reason: 'new-information' },
};
const BY_HAND = { actor: 'anna', role: 'caseworker', commandId: 'by-hand', correlationId: 'by-hand' };

const site = new ImportSite();
let english: Session;
beforeEach(() => {
  english = { ...site.caseworker, cookie: `${site.caseworker['cookie']}; samspar-sprak=en` };
});

/** What stands between the header and the footer. */
const mainOf = (page: Page): string => wordsOf(page('main'));

const reasonsIn = (page: Page, table: string): readonly string[] =>
  rowsOf(page, table).map((row) => row.split('|').at(-2) ?? '');

/** Without what is quoted of the file, and without the product's name. */
const ownWords = (text: string): string => text.replace(/“[^”]*”|Samspår/g, '');

describe('an import in English', () => {
  it('says of every rejected row in English why, and marks nothing as Swedish', async () => {
    const { page } = await site.tried(csv(GOOD, ...BAD), english);
    expect(page('html').attr('lang')).toBe('en');
    const reasons = reasonsIn(page, 'avvisade');
    expect(reasons.length).toBeGreaterThanOrEqual(BAD.length);
    expect(reasons).toEqual(
      expect.arrayContaining([
        'The value is not in the list. Did you mean “FINSAM-team”?',
        'The date is not in the calendar: write it as 2024-03-05.',
        'The running number stands on row 10 too: give each row a number of its own.',
      ]),
    );
    for (const reason of reasons) expect(ownWords(reason)).not.toMatch(/[åäö]/i);
    expect(eachOf(page, 'main [lang=sv]')).toHaveLength(0);
  });

  it('says of a row to look at once more in English why', async () => {
    const { page } = await site.tried(csv(GOOD.replace('Kvinna;', 'Kvinna;19900602-2397')), english);
    expect(reasonsIn(page, 'ovanliga')).toEqual([
      'The sex differs from the one the identity number states: check that it is right.',
    ]);
  });

  it('gives the workbook to mend in English, and reads it back', async () => {
    const { address } = await site.tried(csv(...BAD), english);
    const response = await fetch(`${site.server.url}${address}/att-ratta.xlsx`, { headers: english });
    expect(response.headers.get('content-disposition')).toContain('rows-to-put-right.xlsx');
    const [headers, first] = await readSheet(Buffer.from(await response.arrayBuffer()));
    expect(headers?.[0]).toBe('To put right');
    expect(first?.[0]).toBe('Insats: The value is not in the list. Did you mean “FINSAM-team”?');
  });

  it('says of a file without its columns which, quoted as the file must have them', async () => {
    const { page } = await site.tried('Löpnummer;Insats;Utbildning\r\n1;Novum;', english);
    expect(mainOf(page)).toContain('The column “Kön”, “Anmälningsdatum” or “Startdatum” is missing');
  });

  it('says of a reversal in English what it left', async () => {
    const batch = batchOf((await site.imported(csv(GOOD), english)).page);
    const journey = nameBasedId('journey', 'provkommun', 'main', '1', '0');
    await site.server.installation.streams.handle(journeyStream, journey, under(null, [CORRECTION]), BY_HAND);
    const { location } = await site.post(`/inlasning/omgang/${batch}/aterta`, {}, english);
    const { page } = await site.get(location, english);
    expect(mainOf(page)).toContain(
      'Changed by somebody else after the import; the journey is misregistered all the same.',
    );
    expect(eachOf(page, 'main [lang=sv]')).toHaveLength(0);
  });
});
