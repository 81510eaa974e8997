import { describe, expect, it } from '@jest/globals';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import { openSolver } from '@samspar/linear-solver';
import type { Answer, Cell } from '@samspar/statistics';
import { associationWith, Told2024 } from '../../../test/statistics/feeding.js';
import { checkRelease } from './check-release.js';
import { isHeld } from './finding.js';
import { findingSentence } from './finding-sentence.js';
import type { Release, ReleasedTable } from './release.js';

const settings = { threshold: 5, solver: await openSolver() };

/** A year, and women of it that are registered late. */
const year = (late: number): Told2024 => {
  const made = new Told2024(associationWith({ suppressionThreshold: 5 }));
  made.tell({ startedOn: '2023-05-01', sex: 0 }, { times: 30 });
  made.tell({ startedOn: '2024-02-01', sex: 0, exitedOn: '2024-06-01', exitReason: 1 }, { times: 28 });
  made.tell({ startedOn: '2024-02-01', sex: 1, exitedOn: '2024-09-01', exitReason: 1 }, { times: 33 });
  made.tell({ startedOn: '2024-08-01', sex: 1 }, { times: 40 });
  made.tell({ startedOn: '2024-02-01', sex: 0 }, { times: late });
  return made;
};
const told = year(0);

const table = (title: string, answer: Answer): ReleasedTable => ({ title, answer });
const release = (tables: readonly ReleasedTable[], more: Partial<Release> = {}): Release => ({
  id: 'den här',
  text: '',
  tables,
  ...more,
});
const found = (candidate: Release, earlier: readonly Release[] = []) =>
  checkRelease(candidate, earlier, settings);
const sentences = (candidate: Release, earlier: readonly Release[] = []): readonly string[] =>
  found(candidate, earlier).map((finding) => {
    const { place, fact } = findingSentence(finding);
    return `${place.sv}: ${fact.sv}`;
  });

/** The answer with its first cell changed. */
const doctored = (answer: Answer, change: Partial<Cell>): Answer => ({
  ...answer,
  cells: answer.cells.map((cell, place) => (place === 0 ? { ...cell, ...change } : cell)),
});

const bySex = told.ask({ by: ['sex'] });

/** What is said of a table whose first cell has that share. */
const saidOf = (numerator: number, denominator: number, percent: number) =>
  sentences(
    release([
      table('Kön', doctored(bySex, { value: numerator, share: { numerator, denominator, percent } })),
    ]),
  );

describe('a table', () => {
  it('has parts that make its total', () => {
    expect(sentences(release([table('Kön', doctored(bySex, { value: 27 }))]))).toContain(
      'Kön: 27 + 73 blir 100, inte 101. Rätta talen, eller skriv hur många som saknar uppgift.',
    );
  });

  it('has no share above 100, none of a larger count than all, and none that its counts do not make', () => {
    expect(saidOf(28, 101, 128)).toContain(
      'Kön, Kvinna: 128 procent är ingen andel: den ligger mellan 0 och 100.',
    );
    expect(saidOf(28, 27, 104)).toContain('Kön, Kvinna: 28 av 27: delen är större än det hela.');
    expect(saidOf(28, 101, 29)).toContain('Kön, Kvinna: 28 av 101 är 28 procent, inte 29.');
  });

  it('says where rounded shares do not make 100', () => {
    const answer = told.ask({ by: ['sex'], where: { sex: ['woman', 'man'] } });
    const unsaid = {
      ...answer,
      notes: [],
      cells: answer.cells.map((cell) =>
        cell.share ? { ...cell, share: { ...cell.share, percent: cell.share.percent + 1 } } : cell,
      ),
    };
    expect(sentences(release([table('Kön', unsaid)]))).toContain(
      'Kön: Andelarna blir 102 procent: skriv att det beror på avrundning, eller rätta dem.',
    );
  });

  it('shows no count below the threshold, unless the office has stated why', () => {
    const small = told.ask({ by: ['sex'], from: '2024-02-01', to: '2024-02-01' });
    const shown = doctored(
      { ...small, total: 36, checks: { ...small.checks, closes: null } },
      { value: 3, share: { numerator: 3, denominator: 36, percent: 8 } },
    );
    expect(sentences(release([table('Kön', shown)]))).toContain(
      'Kön, Kvinna: 3 är under 5 och ska inte visas.',
    );
    const stated = found(release([{ ...table('Kön', shown), unprotectedBecause: 'Beslut av styrelsen.' }]));
    expect(stated.filter(({ code }) => code === 'belowThreshold')).toMatchObject([{ severity: 'explained' }]);
  });

  it('tells of how many its medians are, and none of all that lies outside its parts', () => {
    const days = told.ask({ measure: 'daysInIntervention', by: ['sex'] });
    const [first] = days.cells;
    expect(found(release([table('Dagar', days)]))).toEqual([]);
    const { n: _, ...without } = first ?? {};
    expect(
      sentences(release([table('Dagar', { ...days, cells: [without, ...days.cells.slice(1)] })])),
    ).toContain('Dagar, Kvinna: Medianen 121 dagar står utan antal: skriv hur många den gäller.');
    expect(sentences(release([table('Dagar', { ...days, total: 240 })]))).toContain(
      'Dagar: Medianen för alla, 240 dagar, måste ligga mellan delarnas, 121 och 213 dagar.',
    );
  });
});

describe('tables of one release', () => {
  it('state the same of the same question', () => {
    const total = { ...told.ask(), total: 102 };
    expect(sentences(release([table('Kön', bySex), table('Alla', total)]))).toContain(
      'Alla: Här står 102, men i tabellen Kön är det 101.',
    );
  });

  it('state of what goes on what was going on, came and went', () => {
    const tables = (closing: number) => [
      table('Före', told.ask({ measure: 'ongoing', from: '2023-12-31', to: '2023-12-31' })),
      table('Påbörjade', told.ask()),
      table('Avslutade', told.ask({ measure: 'ended' })),
      table('Efter', { ...told.ask({ measure: 'ongoing' }), total: closing }),
    ];
    expect(sentences(release(tables(70)))).toEqual([]);
    expect(sentences(release(tables(71)))).toEqual([
      'Efter: 30 pågående + 101 påbörjade − 61 avslutade blir 70, inte 71.',
    ]);
    expect(
      sentences(
        release([
          ...tables(70).slice(0, 2),
          table('Deltagare', { ...told.ask({ measure: 'participants' }), total: 130 }),
        ]),
      ),
    ).toEqual(['Deltagare: 30 pågående + 101 påbörjade blir 131 deltagare, inte 130.']);
  });

  it('have a share of all between those of the parts', () => {
    const parts = told.ask({ by: ['sex', 'exitGroup'] });
    const all = told.ask({ by: ['exitGroup'] });
    const low = doctored(all, { share: { numerator: 61, denominator: 101, percent: 31 } });
    expect(sentences(release([table('Kön och resultat', parts), table('Resultat', low)]))).toContain(
      'Resultat, Arbete eller studier: Andelen för alla, 31 procent, måste ligga mellan delarnas, 100 och 45 procent.',
    );
  });

  it('have quarters that make the year', () => {
    const quarter = (from: string, to: string) =>
      told.ask({ from: `2024-${from}` as '2024-01-01', to: `2024-${to}` as '2024-01-01' });
    const quarters = [
      quarter('01-01', '03-31'),
      quarter('04-01', '06-30'),
      quarter('07-01', '09-30'),
      quarter('10-01', '12-31'),
    ].map((answer, place) => table(`Kvartal ${place + 1}`, answer));
    expect(sentences(release([...quarters, table('Året', told.ask())]))).toEqual([]);
    expect(sentences(release([...quarters, table('Året', { ...told.ask(), total: 103 })]))).toContain(
      'Året: 61 + 0 + 40 + 0 blir 101, inte 103. Rätta talen.',
    );
  });
});

describe('a release after another', () => {
  it('is held to the quarters that were released last, however often they were, or explains what has come since', () => {
    const month = (number: number) => {
      const from = `2024-${String(number).padStart(2, '0')}-01` as '2024-01-01';
      const to = dayOfNumber(
        dayNumber(
          number === 12 ? '2025-01-01' : (`2024-${String(number + 1).padStart(2, '0')}-01` as '2024-01-01'),
        ) - 1,
      );
      return table(`Månad ${number}`, told.ask({ from, to }));
    };
    const months = (last: number) => Array.from({ length: last }, (_, place) => month(place + 1));
    const often = Array.from({ length: 12 }, (_, place) => release(months(11), { id: `${place}` }));
    expect(sentences(release([table('Året', told.ask())]), often)).toEqual([]);
    const late = table('Året', year(2).ask({ asKnownAt: Date.parse('2027-01-01') }));
    expect(found(release([late]), [...often, release(months(12), { id: 'sista' })])).toMatchObject([
      { code: 'breaksOff', total: 103, severity: 'mustBeExplained' },
    ]);
  });

  const before: Release = { id: 'förra', text: '', tables: [table('Kön', bySex)] };
  const later = year(2).ask({ by: ['sex'], asKnownAt: Date.parse('2027-01-01') });
  const now = release([table('Kön', later)]);

  it('states the same figures, or why they are others', () => {
    expect(found(before, [])).toEqual([]);
    expect(sentences(now, [before])).toContain(
      'Kön: 3 tal är andra än i förra, det första 103 i stället för 101. Förklara varför.',
    );
    expect(isHeld(found(now, [before]))).toBe(true);
    const explained = found({ ...now, explanation: 'Två har registrerats sent.' }, [before]);
    expect(explained.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['restated explained']);
    expect(isHeld(found({ ...now, text: 'Förklaring: två har registrerats sent.' }, [before]))).toBe(false);
  });

  it('states again what has been registered since a day beside all of the same days', () => {
    const note = {
      code: 'registrationBegan',
      dimension: 'journeys',
      intervention: 'finsam',
      date: '2024-07-01',
    } as const;
    const sinceJuly = (total: number): ReleasedTable =>
      table('Sedan juli', { ...told.ask(), total, notes: [note] });
    const both = [table('Kön', bySex), sinceJuly(40)];
    const last = { ...before, tables: both };
    expect(found(release(both), [last])).toEqual([]);
    expect(sentences(release([sinceJuly(41)]), [last])).toContain(
      'Sedan juli: Talet är ett annat än i förra: 41 i stället för 40. Förklara varför.',
    );
  });

  it('says in its text of a year what the tables say, of this release and of those before', () => {
    const text = 'Totalt började 110 deltagare under 2024.';
    expect(sentences(release([table('Kön', bySex)], { text }))).toContain(
      'I texten: ”Totalt började 110 deltagare under 2024.”: Här står 110, men i tabellen Kön är det 101.',
    );
    expect(found(release([], { text }), [before])).toMatchObject([
      { code: 'restated', value: 110, before: 101, severity: 'mustBeExplained' },
    ]);
    expect(
      sentences(
        release([table('Kön', bySex)], {
          text: 'Totalt började 101 deltagare under 2024, varav 28 kvinnor (28 procent).',
        }),
      ),
    ).toEqual([]);
  });
});
