import { slug } from '@samspar/codes';
import type { Association } from './association-events.js';
import { namesWith } from './authorities.js';
import type { Unit } from './authority-events.js';
import type { SetupProblem } from './setup-reader.js';

type Names = Readonly<{ name: string; aliases: readonly string[] }>;

const byId = <One extends Readonly<{ id: string }>>(all: readonly One[], { id }: Readonly<{ id: string }>) =>
  all.find((one) => one.id === id);

/** What something is also called that a file has under other names alone. */
const namesBeside = (said: Names, before: Names | undefined): readonly string[] => {
  const known = new Set([said.name, ...said.aliases].map(slug));
  return (before?.aliases ?? []).filter((alias) => !known.has(slug(alias)));
};

/** Whether a unit has moved on from where a file has it: the file is older than that. */
const hasMovedOn = (said: Unit, before: Unit | undefined): before is Unit =>
  before !== undefined &&
  before.authority !== said.authority &&
  (before.earlier ?? []).some(({ authority }) => authority === said.authority);

/** What the association has that its file, read as it stands, says otherwise: other names, and moves of units. It stays, unless it is to be taken away. */
export const withWhatStands = (setup: Association, before: Association): Association => ({
  ...setup,
  authorities: setup.authorities.map((said) => ({
    ...said,
    ...namesWith(said, namesBeside(said, byId(before.authorities, said))),
  })),
  units: setup.units.map((said) => {
    const present = byId(before.units, said);
    return {
      ...said,
      ...namesWith(said, namesBeside(said, present)),
      authority: hasMovedOn(said, present) ? present.authority : said.authority,
    };
  }),
});

/** How many journeys say a name of a unit, by its slug. */
type JourneysSaying = (name: string) => number;

const besideUnit = (
  path: string,
  said: Unit,
  before: Association,
  journeysSaying: JourneysSaying,
): readonly SetupProblem[] => {
  const present = byId(before.units, said);
  const names = namesBeside(said, present).map((alias) => {
    const journeys = journeysSaying(slug(alias));
    return {
      path: `${path}.aliases`,
      value: alias,
      problem: {
        sv: `${said.name} kallas också ${alias}, som inte står i filen. Utan namnet hör ${journeys} ärenden som säger så inte längre till enheten, och inte heller användare som skrivits så.`,
        en: `${said.name} is also called ${alias}, which the file lacks. Without the name ${journeys} journeys that say so are no longer the unit’s, nor are users who were written so.`,
      },
    };
  });
  if (!hasMovedOn(said, present)) return names;
  const name = before.authorities.find(({ id }) => id === present.authority)?.name ?? present.authority;
  return [
    ...names,
    {
      path,
      value: present.authority,
      problem: {
        sv: `${said.name} har flyttat härifrån till ${name}, och filen har den kvar. Utan flytten räknas alla dess anmälningar hit, och användare där arbetar här.`,
        en: `${said.name} has moved from here to ${name}, and the file still has it. Without the move all its referrals are counted here, and its users work here.`,
      },
    },
  ];
};

/** What stands beside a setup file, read as it stands, and would go if the file were all there is; each with where in it. */
export const besideFile = (
  setup: Association,
  before: Association,
  journeysSaying: JourneysSaying,
): readonly SetupProblem[] =>
  setup.authorities.flatMap((authority, index) => {
    const path = `authorities[${index}]`;
    const names = namesBeside(authority, byId(before.authorities, authority)).map((alias) => ({
      path: `${path}.aliases`,
      value: alias,
      problem: {
        sv: `${authority.name} kallas också ${alias}, som inte står i filen.`,
        en: `${authority.name} is also called ${alias}, which the file lacks.`,
      },
    }));
    const units = setup.units.filter((unit) => unit.authority === authority.id);
    return [
      ...names,
      ...units.flatMap((unit, at) => besideUnit(`${path}.units[${at}]`, unit, before, journeysSaying)),
    ];
  });
