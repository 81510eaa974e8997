import { type Command, Option } from 'commander';
import { ROLE_NAMES, ROLES, type Role } from '@samspar/association';
import { codesOf, PARTY, type Party } from '@samspar/codes';
import {
  type Installation,
  issuerOf,
  openForWriting,
  readConfiguration,
  readSignIn,
  requireLog,
} from '@samspar/installation';
import {
  fingerprintOf,
  type UserChange,
  userChangeSentence,
  type UserOutcome,
  type Users,
  usersOf,
} from '@samspar/users';
import { formatOption } from '../options.js';
import { textTable } from '../text-table.js';
import { CommandRefused, type Format, print, printJson, refusedWith, say } from '../terminal.js';

type Shown = Readonly<{ format: Format }>;
type AddFlags = Shown &
  Readonly<{
    externalId: string;
    name: string;
    role: readonly Role[];
    association?: string;
    party?: Party;
    unit?: string;
    intervention?: readonly string[];
  }>;

const OPERATOR = { actor: 'operator', role: 'operator' } as const;

type Desk = Readonly<{
  installation: Installation;
  users: Users;
  /** The issuer that external ids belong to. */
  issuer: string;
}>;

/** Runs on the users of the installation that the environment names, and closes it. */
const atDesk = async (work: (desk: Desk) => Promise<void>): Promise<void> => {
  const configuration = readConfiguration(process.env);
  const issuer = issuerOf(readSignIn(process.env));
  requireLog(configuration);
  const installation = await openForWriting(configuration, { what: 'samspar user', notice: say });
  try {
    await work({ installation, issuer, users: await usersOf(installation, issuer) });
  } finally {
    await installation.close();
  }
};

const told = (outcome: UserOutcome, format: Format): void => {
  if (outcome.outcome === 'refused')
    throw refusedWith(userChangeSentence(outcome.refusal), { refusal: outcome.refusal });
  if (outcome.outcome === 'stale')
    throw new CommandRefused('Någon annan ändrade användaren samtidigt: kör kommandot igen.');
  if (format === 'json') printJson(outcome);
  else print(`Användaren ${outcome.user} är ändrad (${outcome.events} nya händelser).`);
};

/** The user that was named by her id or by her external id. */
const userNamed = async (said: string, { installation, users, issuer }: Desk): Promise<string> => {
  const user = users.directory.get(said)?.id ?? (await installation.sealed.staff.find(issuer, said));
  if (user === undefined)
    throw new CommandRefused(
      `Ingen användare har id eller externt id ${said}: kör samspar user list och välj en som finns.`,
    );
  return user;
};

const onlyAssociation = ({ installation }: Desk): string => {
  const ids = installation.views.associations().map(({ id }) => id);
  const [only] = ids;
  if (only === undefined || ids.length > 1)
    throw new CommandRefused(
      ids.length === 0
        ? 'Inget förbund är upplagt: kör samspar setup först.'
        : `Flaggan --association behövs när det finns flera förbund: ange ett av ${ids.join(', ')}.`,
    );
  return only;
};

const list = async ({ installation, users, issuer }: Desk, { format }: Shown): Promise<void> => {
  const rows = [];
  for (const { id: association } of installation.views.associations())
    for (const { id, status, roles, party, unit, interventions } of users.directory.of(association)) {
      const member = await installation.sealed.staff.memberOf(id);
      const fingerprint = member && fingerprintOf(member.issuer, member.externalId);
      const signsInHere = member?.issuer === issuer;
      rows.push({
        id,
        association,
        status,
        roles,
        party,
        unit,
        interventions,
        signsInHere,
        name: member?.name ?? null,
        code: fingerprint ?? null,
      });
    }
  if (format === 'json') {
    printJson({ users: rows });
    return;
  }
  print(
    textTable(
      ['Id', 'Namn', 'Förbund', 'Roller', 'Enhet', 'Insatser', 'Kod', ''].map((title) => ({
        title,
        align: 'left' as const,
      })),
      rows.map(({ id, name, association, roles, unit, interventions, code, status }) => [
        id,
        name ?? '–',
        association,
        roles.map((role) => ROLE_NAMES[role].sv).join(', '),
        unit ?? '',
        interventions.join(', '),
        code ?? '',
        status === 'closed' ? 'avstängd' : '',
      ]),
    ),
  );
};

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const roleOption = (description: string): Option =>
  new Option('--role <roll>', description).choices(ROLES).makeOptionMandatory();

/** A subcommand that changes one user. */
const addChange = (
  parent: Command,
  name: string,
  description: string,
  option: Option | undefined,
  change: (flags: Readonly<Record<string, string>>) => UserChange,
): void => {
  const command = parent
    .command(name)
    .description(description)
    .argument('<användare>', 'id eller externt id');
  if (option) command.addOption(option);
  command
    .addOption(formatOption())
    .action((user: string, flags: Readonly<Record<string, string>> & Shown) =>
      atDesk(async (desk) =>
        told(await desk.users.change(await userNamed(user, desk), change(flags), OPERATOR), flags.format),
      ),
    );
};

const interventionOption = (): Option =>
  new Option('--intervention <insats>', 'insatsens id').makeOptionMandatory();

export const addUser = (program: Command): void => {
  const user = program
    .command('user')
    .description('användare: lägg till, visa, ge och ta bort roller och insatser; här görs den första')
    .helpCommand(false);
  user
    .command('add')
    .description('lägg till en användare; den första brukar vara --role admin')
    .requiredOption('--external-id <id>', 'så som inloggningstjänsten känner användaren (OIDC_USER_CLAIM)')
    .requiredOption('--name <namn>', 'för- och efternamn; sparas bara i valvet')
    .addOption(
      new Option('--role <roll>', `${ROLES.join(', ')}; får upprepas`)
        .argParser(collect)
        .makeOptionMandatory(),
    )
    .option('--association <id>', 'behövs när det finns flera förbund')
    .addOption(new Option('--party <part>', 'arbetsgivaren, för handläggare').choices(codesOf(PARTY)))
    .option('--unit <enhet>', 'enheten hos arbetsgivaren')
    .option('--intervention <insats>', 'insats att tilldela; får upprepas', collect)
    .addOption(formatOption())
    .action((flags: AddFlags) => {
      const strange = flags.role.find((role) => !ROLES.includes(role));
      if (strange !== undefined)
        throw new CommandRefused(`Rollen ${strange} finns inte: ange en av ${ROLES.join(', ')}.`);
      return atDesk(async (desk) =>
        told(
          await desk.users.add(
            {
              association: flags.association ?? onlyAssociation(desk),
              party: flags.party ?? null,
              unit: flags.unit ?? null,
              externalId: flags.externalId,
              name: flags.name,
              roles: flags.role,
              interventions: flags.intervention ?? [],
            },
            OPERATOR,
          ),
          flags.format,
        ),
      );
    });
  user
    .command('list')
    .description('visa användarna; Kod är den som visas för den som loggat in men inte är användare')
    .addOption(formatOption())
    .action((flags: Shown) => atDesk((desk) => list(desk, flags)));
  addChange(user, 'grant', 'ge en roll', roleOption('rollen'), ({ role }) => ({
    type: 'GrantRole',
    data: { role: role as Role },
  }));
  addChange(user, 'revoke', 'ta bort en roll', roleOption('rollen'), ({ role }) => ({
    type: 'RevokeRole',
    data: { role: role as Role },
  }));
  addChange(user, 'assign', 'tilldela en insats', interventionOption(), ({ intervention = '' }) => ({
    type: 'AssignToIntervention',
    data: { intervention },
  }));
  addChange(user, 'release', 'ta bort från en insats', interventionOption(), ({ intervention = '' }) => ({
    type: 'ReleaseFromIntervention',
    data: { intervention },
  }));
  addChange(user, 'close', 'stäng av: kan inte längre logga in', undefined, () => ({ type: 'CloseUser' }));
  addChange(user, 'reopen', 'öppna igen', undefined, () => ({ type: 'ReopenUser', data: {} }));
};
