import { describe, expect, it } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { csv, ImportSite } from './import-site.js';
import { controlsIn, eachOf, rowsOf } from './shown.js';

const GOOD = '1;FINSAM-team;2024-02-01;2024-03-01;;;Kvinna;';
const BAD = '3;FINSAM-teem;2024-02-01;;;;Mann;19900602-2390';

/** A file in which one header that is needed is not known, and one that is not. */
const unnamed = (number: number): string =>
  csv(`${number};FINSAM-team;2024-02-01;;;;Kvinna;;Region`)
    .replace('Personnummer', 'Personnummer;Anm. [av] & Co')
    .replace('Kön', 'Vem');

const site = new ImportSite();

describe('rejected rows', () => {
  it('are put right in the page and tried again, without the file being sent once more', async () => {
    const { address } = await site.tried(csv(GOOD, BAD));
    const { words, page, html } = await site.get(`${address}/ratta`);
    expect(words).toContain('Rad 3, löpnummer 3');
    expect(controlsIn(page)['rad 3 Insats']).toEqual(['FINSAM-teem']);
    expect(html).not.toContain('19900602');
    const halfway = {
      _gor: 'ratta',
      'rad 3 Insats': 'FINSAM-team',
      'rad 3 Kön': 'Mann',
      'rad 3 Personnummer': '',
    };
    await site.post(address, halfway);
    const halfDone = await site.get(address);
    expect(rowsOf(halfDone.page, 'avvisade').map((row) => row.split('|')[3])).toEqual([
      'Kön',
      'Personnummer',
    ]);
    await site.post(address, { _gor: 'ratta', 'rad 3 Kön': 'Man', 'rad 3 Personnummer': '19900602-2397' });
    expect(rowsOf((await site.get(address)).page, 'antal')[0]).toBe('|Nya|2|blir nya deltaganden|');
    await site.post(address, { _gor: 'las-in' });
    expect((await site.get(address)).words).toContain('Filen är inläst');
  });

  it('are put right also after the others have been imported', async () => {
    const { address } = await site.imported(csv(GOOD, BAD.replace('19900602-2390', '')));
    await site.post(address, { _gor: 'ratta', 'rad 3 Insats': 'FINSAM-team', 'rad 3 Kön': 'Man' });
    expect(rowsOf((await site.get(address)).page, 'antal').slice(0, 3)).toEqual([
      '|Nya|1|blir nya deltaganden|',
      '|Ändrade|0|blir rättelser i deltaganden som redan finns|',
      '|Oförändrade|1|finns redan, inget görs|',
    ]);
  });

  it('are given as a workbook that can be corrected and uploaded again', async () => {
    const row = '3;FINSAM-teem;2024-02-01;;;;Man;19900602-2397';
    const { address } = await site.tried(csv(GOOD, row));
    const response = await fetch(`${site.server.url}${address}/att-ratta.xlsx`, { headers: site.caseworker });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=rader-att-ratta.xlsx');
    const workbook = Buffer.from(await response.arrayBuffer());
    const rows = await readSheet(workbook);
    expect(rows).toEqual([
      ['Att rätta', ...csv().split(';')],
      [
        'Insats: Värdet finns inte i listan. Menade du ”FINSAM-team”?',
        ...row.split(';').map((cell) => cell || null),
      ],
    ]);
    const mended = rows.map((cells) =>
      cells.map((cell) => `"${String(cell ?? '').replace('FINSAM-teem', 'FINSAM-team')}"`).join(';'),
    );
    const { page, html } = await site.tried(mended.join('\r\n'));
    expect(rowsOf(page, 'antal').slice(0, 1)).toEqual(['|Nya|1|blir nya deltaganden|']);
    expect(html).not.toContain('känns inte igen och läses inte');
  });

  it('stand in the workbook to mend as they were put right', async () => {
    const { address } = await site.tried(csv(GOOD, BAD));
    await site.post(address, { _gor: 'ratta', 'rad 3 Insats': 'Novum' });
    const response = await fetch(`${site.server.url}${address}/att-ratta.xlsx`, { headers: site.caseworker });
    const [, row] = await readSheet(Buffer.from(await response.arrayBuffer()));
    expect(row?.slice(1, 3)).toEqual(['3', 'Novum']);
  });
});

describe('a file', () => {
  it('of which nothing shows whether day or month comes first is asked for it, and then tried', async () => {
    const { address, words } = await site.tried(csv('1;FINSAM-team;2/3/2024;;;;Kvinna;'));
    expect(words).toContain('Är dagen eller månaden först?');
    await site.post(address, { _gor: 'manad-forst' });
    expect(rowsOf((await site.get(address)).page, 'antal')[0]).toBe('|Nya|1|blir nya deltaganden|');
  });

  it('has its unknown columns matched by hand, and the next file of the register is read so once it is imported', async () => {
    const { address, words } = await site.tried(unnamed(1));
    expect(words).toContain('Kolumnen Kön saknas');
    await site.post(address, { _gor: 'kolumner', 'kolumn Vem': 'Anmälningsdatum' });
    expect((await site.get(address)).words).toContain('Kolumnen Anmälningsdatum finns flera gånger');
    await site.post(address, { _gor: 'kolumner', 'kolumn Vem': 'Kön' });
    expect((await site.get(address)).words).toContain('Kolumner som har valts för hand: Vem (Kön).');
    const both = {
      _gor: 'kolumner',
      'kolumn Vem': 'Kön',
      'kolumn Anm.%20%5Bav%5D%20%26%20Co': 'Anmälande part',
    };
    await site.post(address, both);
    expect((await site.get(address)).words).toContain('Vem (Kön), Anm. [av] & Co (Anmälande part).');
    expect((await site.tried(unnamed(2))).words).toContain('Kolumnen Kön saknas');
    await site.post(address, { _gor: 'las-in' });
    const next = await site.tried(unnamed(2));
    expect(rowsOf(next.page, 'antal')[0]).toBe('|Nya|1|blir nya deltaganden|');
    expect((await site.tried(unnamed(2), site.caseworker, { register: 'annat' })).words).toContain(
      'Kolumnen Kön saknas',
    );
    await site.post(next.address, { ...both, 'kolumn Vem': '' });
    expect((await site.get(next.address)).words).toContain('Kolumnen Kön saknas');
  });

  it('that has a column twice is kept, and she chooses which of the two it is', async () => {
    const twice = 'Löpnummer;Insats;Startdatum;Start;Kön\n1;FINSAM-team;2024-03-01;2024-04-01;Kvinna';
    const { address, words } = await site.tried(twice);
    expect(words).toContain('Kolumnen Startdatum finns flera gånger (Startdatum, Start)');
    expect(words).toContain('Välj vilken kolumn som gäller');
    const chosen = { 'kolumn Startdatum': '', 'kolumn Start': 'Startdatum' };
    const tried = await site.stepped(address, 'kolumner', chosen);
    expect(eachOf(tried.page, 'button')).toContain('Läs in 1 rad');
    expect(tried.words).toContain('läses inte: Startdatum.');
    const again = { 'kolumn Startdatum': 'Startdatum', 'kolumn Start': 'Startdatum' };
    expect((await site.stepped(address, 'kolumner', again)).words).toContain('finns flera gånger');
    expect(eachOf((await site.stepped(address, 'kolumner', chosen)).page, 'button')).toContain(
      'Läs in 1 rad',
    );
  });

  it('has its columns matched by hand also where hardly one of them is known', async () => {
    const strange = 'Nr.,Var,Började,Är\n1,FINSAM-team,2024-03-01,Kvinna';
    const { address, words } = await site.tried(strange);
    expect(words).toContain('Inget blad har en rad med rubriker');
    const chosen = { 'kolumn Var': 'Insats', 'kolumn B%C3%B6rjade': 'Startdatum' };
    expect((await site.stepped(address, 'kolumner', chosen)).words).toContain('Kolumnen Kön saknas');
    const { page } = await site.stepped(address, 'kolumner', { ...chosen, 'kolumn %C3%84r': 'Kön' });
    expect(eachOf(page, 'button')).toContain('Läs in 1 rad');
  });

  it('of a part of the list is not told that the others are missing', async () => {
    await site.imported(csv(GOOD, GOOD.replace('1;', '2;')));
    expect((await site.tried(csv(GOOD))).words).toContain('1 löpnummer som lästs in tidigare finns inte');
    const { words, html } = await site.tried(csv(GOOD), site.caseworker, { partial: true });
    expect(html).not.toContain('finns inte i filen');
    expect(words).toContain('Filen har bara en del av listan');
  });
});
