import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqliteEventStore } from '@samspar/event-store-sqlite';
import { collect } from '../contracts/stored-events.js';
import { changeFile } from '../reference/scenario.js';
import { EXAMPLE, Samspar } from '../cli/samspar.js';

const COMMAND = fileURLToPath(new URL('../../apps/cli/bin/samspar.js', import.meta.url));
const ROWS = 2_000;
/** Journeys that are due to be erased. */
const OLD = 40;
/** Events of the import that are in the log when it is killed, one round after the other. */
const KILLED_AT = [1, 3_000, 6_000];
const POLL_MS = 5;
const TIME_LIMIT_MS = 60_000;

/** The check digit of a number's first nine digits (Luhn). */
const checkDigit = (nine: string): number => {
  const sum = Array.from(nine, (digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return product > 9 ? product - 9 : product;
  }).reduce((before, part) => before + part, 0);
  return (10 - (sum % 10)) % 10;
};

/** A made-up number of somebody born on one of 28 days of one of 40 years. */
const identityNumber = (index: number): string => {
  const day = `${60 + (index % 40)}01${String(1 + (Math.floor(index / 40) % 28)).padStart(2, '0')}`;
  const nine = `${day}${String(Math.floor(index / 1_120)).padStart(3, '0')}`;
  return `19${day}-${nine.slice(6)}${checkDigit(nine)}`;
};

const workbook = ({ from, count, year }: Readonly<{ from: number; count: number; year: number }>): string =>
  [
    'Löpnummer;Insats;Anmälande part;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön;Personnummer',
    ...Array.from({ length: count }, (_, at) => {
      const index = from + at;
      return `${index + 1};FINSAM-team;Kommunen;${year}-01-10;${year}-02-01;${year}-06-14;Börjat arbeta;Kvinna;${identityNumber(index)}`;
    }),
  ].join('\n');

const lastPosition = async (data: string): Promise<number> => {
  const log = SqliteEventStore.open({ file: join(data, 'events.db'), readOnly: true });
  try {
    return Number(await log.lastPosition());
  } finally {
    await log.close();
  }
};

/** The streams of the journeys that the log says are erased. */
const erasedIn = async (data: string): Promise<readonly string[]> => {
  const log = SqliteEventStore.open({ file: join(data, 'events.db'), readOnly: true });
  try {
    const events = await collect(log.readAll({ after: 0n }));
    return events.filter(({ type }) => type === 'JourneyErased').map(({ stream }) => stream);
  } finally {
    await log.close();
  }
};

describe('a command that is killed in the middle and run again', () => {
  const samspar = new Samspar();
  const file = join(samspar.folder, 'register.csv');
  beforeAll(() => {
    samspar.json(['setup', EXAMPLE]);
    writeFileSync(file, workbook({ from: 0, count: ROWS, year: 2024 }));
  });
  afterAll(() => samspar.remove());

  /** False where the command was done before it could be killed. */
  const runAndKillAt = async (events: number, ...args: readonly string[]): Promise<boolean> => {
    const until = (await lastPosition(samspar.data)) + events;
    const child = spawn(process.execPath, [COMMAND, ...args], {
      env: samspar.environment(),
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    while (child.exitCode === null && (await lastPosition(samspar.data)) < until) await sleep(POLL_MS);
    child.kill('SIGKILL');
    return (await ended)[1] === 'SIGKILL';
  };

  it(
    'erases what was due once, where that was killed between two journeys and before their keys went',
    async () => {
      const old = join(samspar.folder, 'old.csv');
      writeFileSync(old, workbook({ from: ROWS, count: OLD, year: 2019 }));
      samspar.json(['import', old]);
      // Whoever was registered in the last hour is not destroyed yet.
      changeFile(join(samspar.data, 'vault.db'), 'UPDATE participant SET reserved_at = 1');
      const lena = ['--external-id', 'lena', '--name', 'Lena Prov', '--role', 'team-lead'];
      const place = [
        '--party',
        'municipality',
        '--unit',
        'Jobbtorg Stockholm',
        '--intervention',
        'finsam-team',
      ];
      const { user } = samspar.json(['user', 'add', ...lena, ...place]) as { user: string };
      const erase = ['erase', '--due', '--approved-by', user];
      // Of each journey shown as due a reading is written first.
      for (const events of [OLD / 2, OLD / 2 + 2]) await runAndKillAt(events, ...erase);
      expect(samspar.json(erase)).toMatchObject({ waiting: 0 });
      expect(samspar.json(erase)).toMatchObject({ done: 0, destroyed: 0, waiting: 0 });
      expect(await erasedIn(samspar.data)).toHaveLength(OLD);
      const started = ['stats', '--measure', 'started', '--from', '2019-01-01', '--to', '2019-12-31'];
      expect(samspar.json(started)).toMatchObject({ total: OLD });
      expect(samspar.json(['verify'])).toMatchObject({ whole: true });
    },
    TIME_LIMIT_MS,
  );

  it(
    'imports every row once, and leaves a whole log each time',
    async () => {
      const killed: boolean[] = [];
      for (const events of KILLED_AT) {
        killed.push(await runAndKillAt(events, 'import', file));
        expect(samspar.json(['verify'])).toMatchObject({ whole: true });
        expect(readdirSync(samspar.data)).not.toContain('writer.json');
      }
      expect(killed).toContain(true);

      expect(samspar.json(['import', file])).toMatchObject({ rows: ROWS, corrected: 0, rejected: [] });
      expect(samspar.json(['import', file])).toMatchObject({ batch: null, imported: 0, unchanged: ROWS });
      for (const unit of ['journey', 'person'])
        expect(
          samspar.json(
            ['stats', '--measure', 'started', '--from', '2024-01-01', '--to', '2024-12-31'].concat(
              '--unit',
              unit,
            ),
          ),
        ).toMatchObject({ total: ROWS });
      expect(samspar.json(['verify'])).toMatchObject({ whole: true });
    },
    TIME_LIMIT_MS,
  );
});
