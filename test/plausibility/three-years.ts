import { dayNumber, dayOfNumber } from '@samspar/kernel';
import type { Release, ReleasedTable } from '@samspar/plausibility';
import type { StatisticsQuery } from '@samspar/statistics';
import { associationWith, Told2024 } from '../statistics/feeding.js';

/** Numbers from 0 up to 1, the same each time. */
const chance = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const DAY = 86_400_000;
const INTERVENTIONS = ['novum', 'finsam-team', 'ips'];
const YEARS = [2023, 2024, 2025] as const;

/** A constructed association: `late` of its journeys are registered half a year after they began or ended. */
export const threeYears = (seed: number, journeys: number, late: number): Told2024 => {
  const random = chance(seed);
  const oneOf = (weights: readonly number[]) => {
    let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
    return weights.findIndex((weight) => (left -= weight) < 0);
  };
  const told = new Told2024(associationWith({ suppressionThreshold: 5 }, INTERVENTIONS));
  const knownOn = (day: number) => (day + (random() < late ? 180 : 3)) * DAY;
  for (let number = 0; number < journeys; number++) {
    const start = dayNumber('2022-07-01') + Math.floor(random() * 1_270);
    const end = start + 30 + Math.floor(random() * 500);
    const going = {
      startedOn: dayOfNumber(start),
      sex: oneOf([55, 42, 3]),
      education: oneOf([20, 30, 35, 15]),
      in: INTERVENTIONS[oneOf([50, 35, 15])] ?? 'novum',
    };
    const ended = {
      ...going,
      exitedOn: dayOfNumber(end),
      exitReason: 1 << oneOf([4, 1, 1, 5, 2, 1, 4, 1, 3, 2, 1]),
    };
    const [begun, closed] = [knownOn(start), knownOn(end)];
    const after = { ...told.row(ended) };
    told.tell(going, { knownFrom: begun, knownTo: Math.max(begun, closed) });
    told.cube.addVersion(after, Math.max(begun, closed));
  }
  return told;
};

type Question = Readonly<{ title: string } & Pick<StatisticsQuery, 'measure' | 'by'>> &
  Partial<StatisticsQuery>;

const QUARTERLY: readonly Question[] = [
  { title: 'Påbörjade efter kön och utbildning', measure: 'started', by: ['sex', 'education'] },
  { title: 'Påbörjade efter insats', measure: 'started', by: ['intervention'] },
  { title: 'Avslutade efter resultat', measure: 'ended', by: ['exitGroup'] },
  { title: 'Pågående efter kön', measure: 'ongoing', by: ['sex'] },
];
const YEARLY: readonly Question[] = [
  { title: 'Pågående efter kön', measure: 'ongoing', by: ['sex'] },
  { title: 'Avslutade efter kön och resultat', measure: 'ended', by: ['sex', 'exitGroup'] },
  { title: 'Avslutade efter insats och resultat', measure: 'ended', by: ['intervention', 'exitGroup'] },
  { title: 'Påbörjade efter utbildning', measure: 'started', by: ['education'] },
  { title: 'Påbörjade efter insats och utbildning', measure: 'started', by: ['intervention', 'education'] },
  { title: 'Påbörjade efter kön och insats', measure: 'started', by: ['sex', 'intervention'] },
  { title: 'Kvinnor och män i Novum', measure: 'started', by: ['sex'], where: { intervention: ['novum'] } },
];

const QUARTERS = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
] as const;

/** What an office would release: each quarter and each year, as known a fortnight after its end. */
export const proposals = (told: Told2024): readonly Release[] =>
  YEARS.flatMap((year) => {
    const released = (id: string, from: string, to: string, questions: readonly Question[]): Release => {
      const [first, last] = [`${year}-${from}` as const, `${year}-${to}` as const];
      const asKnownAt = (dayNumber(last) + 15) * DAY;
      return {
        id,
        text: '',
        explanation: 'Räknat på nytt, med det som registrerats sent.',
        tables: questions.map(({ title, ...question }): ReleasedTable => ({
          title: `${id}: ${title}`,
          answer: told.ask({ ...question, from: first, to: last, protect: 'public', asKnownAt }),
        })),
      };
    };
    return [
      ...QUARTERS.map(([from, to], quarter) =>
        released(`${year} kvartal ${quarter + 1}`, from, to, QUARTERLY),
      ),
      released(`${year}`, '01-01', '12-31', YEARLY),
    ];
  });
