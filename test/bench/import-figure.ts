import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOfNumber } from '@samspar/kernel';
import { startChild } from './child.js';
import type { Figure } from './figure.js';

export const ROWS = 20_000;
const MOST_MEMORY_MB = 150;
const LEAST_RATE = 2_000;
const REASONS = ['Arbete', 'Studier', 'Fortsatt stöd på jobbtorg', 'Flyttat', ''];

/** A file of so many rows, all of them good. */
export const csv = (): string => {
  const header =
    'Löpnummer;Insats;Anmälande part;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön;Ålder vid start;Utbildning;Tid utan arbete eller studier;Stadsdel';
  const rows = Array.from({ length: ROWS }, (_, number) => {
    const day = (after: number) => dayOfNumber(18_628 + (number % 1000) + after);
    const ended = number % 2 === 0;
    return [
      number + 1,
      `Insats ${number % 6}`,
      ['FK', 'Af', 'Mätkommunen', 'Region'][number % 4],
      day(0),
      day(12),
      ended ? day(200) : '',
      ended ? REASONS[number % REASONS.length] : '',
      number % 5 < 3 ? 'Kvinna' : 'Man',
      18 + (number % 45),
      'Gymnasial',
      number % 90,
      'Farsta',
    ].join(';');
  });
  return [header, ...rows].join('\n');
};

export const IMPORT_FIGURE: Figure = {
  name: 'import-rows',
  unit: 'rows/s',
  aim: `at least ${LEAST_RATE} rows/s, and ${ROWS} rows in at most ${MOST_MEMORY_MB} MB above idle`,
  meets: ({ value, also }) => value >= LEAST_RATE && (also?.['memoryMb'] ?? Infinity) <= MOST_MEMORY_MB,
  measure: async (folder) => {
    const file = join(folder, 'rows.csv');
    writeFileSync(file, csv());
    const child = await startChild('importing.js', folder, file);
    const { imported, rate, memoryMb } = JSON.parse(child.greeting) as Record<
      'imported' | 'rate' | 'memoryMb',
      number
    >;
    await child.stop();
    if (imported !== ROWS) throw new Error(`${imported} of ${ROWS} rows were imported`);
    return { value: rate, reference: null, ratio: null, also: { memoryMb: Math.round(memoryMb) } };
  },
};
