import { describe, expect, it } from '@jest/globals';
import { workbookOf } from '../fixtures/import/workbook-parts.js';
import { ImportSite } from './import-site.js';
import { eachOf } from './shown.js';

const ROWS = [
  ['Löpnummer', 'Insats', 'Kön', 'Startdatum'],
  ['1', 'Novum', 'Kvinna', '2024-03-05'],
  ['2', 'Novum', 'Man', '2024-03-06'],
];

const site = new ImportSite();

/** Tries a file with a hidden row over HTTP. */
const imported = async (query: string) => {
  const form = new FormData();
  form.set('file', new Blob([workbookOf({ sheets: [{ rows: ROWS, hidden: [3] }] })]), 'resor.xlsx');
  return site.server.send(`/api/v1/imports?dryRun=true${query}`, {
    method: 'POST',
    body: form,
    headers: { 'idempotency-key': `key${query}` },
  });
};

describe('what a file hides', () => {
  it('is told, and read once that is chosen', async () => {
    const { address, words, page } = await site.tried(workbookOf({ sheets: [{ rows: ROWS, hidden: [3] }] }));
    expect(words).toContain('Filen har dolda delar som inte lästes');
    expect(words).toContain('1 rad är dold, för hand eller av ett filter.');
    expect(eachOf(page, 'button')).toContain('Läs in 1 rad');
    const { words: read } = await site.stepped(address, 'prova-dolt');
    expect(read).toContain('Filen har dolda delar, och de är lästa');
    expect(read).toContain('Läs in 2 rader');
    expect((await site.stepped(address, 'las-in')).words).toContain('Filen är inläst');
  });

  it('can be chosen where nothing else is there', async () => {
    const { address, words } = await site.tried(
      workbookOf({ sheets: [{ name: 'Resor', rows: ROWS, state: 'veryHidden' }] }),
    );
    expect(words).toContain('Deltagandena står på dolda blad: Resor.');
    expect((await site.stepped(address, 'prova-dolt')).words).toContain('Läs in 2 rader');
  });

  it('is told of and read over HTTP too, where the address asks for it', async () => {
    expect((await imported('')).body).toMatchObject({ imported: 1, hidden: { rows: 1, wereRead: false } });
    expect((await imported('&hidden=read')).body).toMatchObject({
      imported: 2,
      hidden: { rows: 1, columns: [], sheets: [], wereRead: true },
    });
    expect((await imported('&hidden=all')).body).toMatchObject({ code: 'ValueUnknown' });
  });
});
