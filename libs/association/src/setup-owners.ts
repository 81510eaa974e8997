import { codesOf, PARTY } from '@samspar/codes';
import type { Sentence } from '@samspar/kernel';
import type { Association, Intervention } from './association-events.js';
import { authoritiesOf, runBy, withOne } from './authorities.js';
import type { Authority } from './authority-events.js';
import { partiesOf } from './parties.js';
import type { SetupProblem } from './setup-reader.js';

/** What stands as owner where nobody has said who runs an insats. */
export const NO_OWNER = 'association';

/** What may be said to run an insats: a party, or the id of an authority. */
export const ownersAmong = (authorities: readonly string[]): readonly string[] => [
  ...new Set([...codesOf(PARTY), ...authorities]),
];

/** What is asked about who runs an insats; `all` are the authorities that there are. */
const asking = (
  { name, owner }: Intervention,
  { settings }: Association,
  all: readonly Authority[],
): Sentence => {
  const party = partiesOf(settings).find(({ code }) => code === owner);
  if (!party) {
    const owners = ownersAmong(all.map(({ id }) => id)).join(', ');
    return {
      sv: `${name} drivs av en myndighet eller part, aldrig av förbundet (7 § lag 2003:1210): ange vilken, bland ${owners}.`,
      en: `${name} is run by an authority or a party, never by the association (7 § lag 2003:1210): say which, among ${owners}.`,
    };
  }
  const ids = authoritiesOf({ settings, authorities: all })
    .filter((one) => one.party === party.code)
    .map(({ id }) => id)
    .join(', ');
  return {
    sv: `${name} drivs av en myndighet, och ${party.sv} har flera: ingen gallring kan godkännas och ingen nödåtkomst ges förrän det är sagt vilken. Ange en av ${ids}.`,
    en: `${name} is run by an authority, and ${party.en} has several: no erasure can be approved and no emergency access given until it is said which. State one of ${ids}.`,
  };
};

/**
 * The insatser of a setup file of which it is not known which authority runs them, each with what is asked about it; `before`: what stands already, and goes
 * on beside the file.
 */
const runByNobody = (
  setup: Association,
  before: Association | undefined,
): readonly Readonly<{ intervention: Intervention; problem: SetupProblem }>[] => {
  const authorities = setup.authorities.reduce(withOne<Authority>, before?.authorities ?? []);
  return setup.interventions.flatMap((intervention, index) => {
    if (runBy({ settings: setup.settings, authorities }, intervention)) return [];
    const problem = asking(intervention, setup, authorities);
    return [
      {
        intervention,
        problem: { path: `interventions[${index}].owner`, value: intervention.owner, problem },
      },
    ];
  });
};

/** What an association that is set up is asked to mend, each with where in its file. */
export const toMend = (setup: Association, before?: Association): readonly SetupProblem[] =>
  runByNobody(setup, before).map(({ problem }) => problem);

/** A new insats says which authority runs it, where its party has several: what is wrong with those that do not. */
export const newOfNoAuthority = (
  setup: Association,
  before: Association | undefined,
): readonly SetupProblem[] =>
  runByNobody(setup, before)
    .filter(
      ({ intervention: { id, owner } }) =>
        codesOf(PARTY).some((party) => party === owner) &&
        !before?.interventions.some((one) => one.id === id),
    )
    .map(({ problem }) => problem);
