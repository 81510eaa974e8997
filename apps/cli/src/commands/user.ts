import { styleText } from 'node:util';
import { type Command, Option } from 'commander';
import {
  type Association,
  authorityOf,
  lacksAuthority,
  type Mandate,
  MANDATES,
  ROLE_NAMES,
  ROLES,
  type Role,
} from '@samspar/association';
import { codesOf, PARTY, type Party } from '@samspar/codes';
import { unreachable } from '@samspar/kernel';
import {
  type Installation,
  issuerOf,
  openForWriting,
  operate,
  readConfiguration,
  readSignIn,
  requireLog,
} from '@samspar/installation';
import {
  AddUser,
  byOperator,
  type ChangedUser,
  ChangeUser,
  ListUsers,
  type NamedUser,
  type Outcome,
  type Send,
  type UserChange,
  type UserChangeRefusal,
  userChangeSentence,
} from '@samspar/use-cases';
import { fingerprintOf } from '@samspar/users';
import { collect, formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { atLeft, textTable } from '../text-table.js';
import {
  CommandRefused,
  counted,
  type Format,
  printAnswer,
  print,
  printJson,
  refusedWith,
  say,
} from '../terminal.js';

type Flags = Readonly<{ format: Format }>;
type AddFlags = Flags &
  Readonly<{
    externalId: string;
    name: string;
    role: readonly Role[];
    mandate?: Mandate;
    association?: string;
    party?: Party;
    unit?: string;
    intervention?: readonly string[];
  }>;

type Desk = Readonly<{
  installation: Installation;
  /** The issuer that external ids belong to. */
  issuer: string;
  send: Send;
}>;

/** Runs on the users of the installation that the environment names, and closes it. */
const atDesk = async (work: (desk: Desk) => Promise<void>): Promise<void> => {
  const configuration = readConfiguration(process.env);
  const issuer = issuerOf(readSignIn(process.env));
  requireLog(configuration);
  await using installation = await openForWriting(configuration, { what: 'samspar user', notice: say });
  await work({ installation, issuer, send: await operate(installation, issuer, say) });
};

const allUsers = async ({ send }: Desk): Promise<readonly NamedUser[]> =>
  answerIn(await send(new ListUsers(byOperator())), unreachable);

const tell = (outcome: Outcome<ChangedUser, UserChangeRefusal>, format: Format): void => {
  const changed = answerIn(outcome, (refusal) => refusedWith(userChangeSentence(refusal), { refusal }));
  printAnswer(
    format,
    { outcome: 'done', ...changed },
    `Användaren ${changed.user} är ändrad (${counted(changed.events, 'ny händelse', 'nya händelser')}).`,
  );
};

/** The user that was named by her id or by her external id. */
const userNamed = async (said: string, desk: Desk): Promise<string> => {
  const user = (await allUsers(desk)).find(
    ({ id, issuer, externalId }) => id === said || (issuer === desk.issuer && externalId === said),
  );
  if (!user)
    throw new CommandRefused(
      `Ingen användare har id eller externt id ${said}: kör samspar user list och välj en som finns.`,
    );
  return user.id;
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

/** For which authority a user works; null where she works for none, or it is not known for which. */
const employerOf = (association: Association | undefined, user: NamedUser) => {
  const { party, unit } = user;
  const authority =
    association && party !== null && unit !== null ? authorityOf(association, { party, unit }) : undefined;
  return {
    authority: authority?.id ?? null,
    lacksAuthority: association !== undefined && lacksAuthority(association, user),
  };
};

/** On whose behalf somebody audits, in a word. */
const forWhom = (mandate: Mandate): string =>
  mandate === 'association'
    ? 'förbundet'
    : mandate === 'riksrevisionen'
      ? 'Riksrevisionen'
      : (PARTY.find(({ code }) => code === mandate)?.sv ?? mandate);

const list = async (desk: Desk, { format }: Flags): Promise<void> => {
  const associations = desk.installation.views.associations();
  const rows = (await allUsers(desk)).map(({ issuer, externalId, ...user }) => ({
    id: user.id,
    association: user.association,
    status: user.status,
    roles: user.roles,
    ...(user.roles.includes('auditor') && { mandate: user.mandate }),
    party: user.party,
    unit: user.unit,
    ...employerOf(
      associations.find(({ id }) => id === user.association),
      { ...user, issuer, externalId },
    ),
    interventions: user.interventions,
    signsInHere: issuer === desk.issuer,
    name: user.name,
    code: issuer !== null && externalId !== null ? fingerprintOf(issuer, externalId) : null,
  }));
  if (format === 'json') {
    printJson({ users: rows });
    return;
  }
  if (rows.length === 0) {
    print('Inga användare finns: lägg till den första med samspar user add.');
    return;
  }
  print(
    textTable(
      ['Id', 'Namn', 'Förbund', 'Roller', 'Enhet', 'Myndighet', 'Insatser', 'Kod', ''].map(atLeft),
      rows.map(
        ({ id, name, association, roles, mandate, unit, interventions, code, status, ...employer }) => [
          id,
          name ?? '–',
          association,
          roles
            .map(
              (role) => ROLE_NAMES[role].sv + (role === 'auditor' && mandate ? ` (${forWhom(mandate)})` : ''),
            )
            .join(', '),
          unit ?? '',
          employer.lacksAuthority ? 'okänd' : (employer.authority ?? ''),
          interventions.join(', '),
          code ?? '',
          status === 'closed' ? 'avstängd' : '',
        ],
      ),
    ),
  );
  const lacking = rows.filter((row) => row.lacksAuthority).map(({ name, id }) => name ?? id);
  if (lacking.length > 0)
    say(
      styleText(
        'yellow',
        `${lacking.join(', ')}: det är inte känt för vilken myndighet. Ange en enhet som finns i registret: samspar user move ID --party PART --unit ENHET.`,
        { stream: process.stderr },
      ),
    );
};

const roleOption = (description: string): Option =>
  new Option('--role <roll>', description).choices(ROLES).makeOptionMandatory();

const addChange = (
  parent: Command,
  name: string,
  description: string,
  options: readonly Option[],
  change: (flags: Readonly<Record<string, string>>) => UserChange,
): void => {
  const command = parent
    .command(name)
    .description(description)
    .argument('<användare>', 'id eller externt id');
  for (const option of options) command.addOption(option);
  command.addOption(formatOption()).action((user: string, flags: Readonly<Record<string, string>> & Flags) =>
    atDesk(async (desk) => {
      const id = await userNamed(user, desk);
      tell(await desk.send(new ChangeUser(byOperator(), id, change(flags))), flags.format);
    }),
  );
};

const interventionOption = (): Option =>
  new Option('--intervention <insats>', 'insatsens id').makeOptionMandatory();

const partyOption = (): Option =>
  new Option('--party <part>', 'arbetsgivaren, för handläggare och insatsansvariga').choices(codesOf(PARTY));

const unitOption = (): Option => new Option('--unit <enhet>', 'enheten hos arbetsgivaren');

const mandateOption = (): Option =>
  new Option(
    '--mandate <uppdrag>',
    'för vem en granskare granskar: förbundet, Riksrevisionen eller en medlem (parten)',
  ).choices(MANDATES);

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
    .addOption(mandateOption())
    .option('--association <id>', 'behövs när det finns flera förbund')
    .addOption(partyOption())
    .addOption(unitOption())
    .option('--intervention <insats>', 'insats att tilldela; får upprepas', collect)
    .addOption(formatOption())
    .action((flags: AddFlags) => {
      const strange = flags.role.find((role) => !ROLES.includes(role));
      if (strange !== undefined)
        throw new CommandRefused(`Rollen ${strange} finns inte: ange en av ${ROLES.join(', ')}.`);
      return atDesk(async (desk) =>
        tell(
          await desk.send(
            new AddUser(byOperator(), {
              association: flags.association ?? onlyAssociation(desk),
              party: flags.party ?? null,
              unit: flags.unit ?? null,
              externalId: flags.externalId,
              name: flags.name,
              roles: flags.role,
              mandate: flags.mandate,
              interventions: flags.intervention ?? [],
            }),
          ),
          flags.format,
        ),
      );
    });
  user
    .command('list')
    .description('visa användarna; Kod är den som visas för den som loggat in men inte är användare')
    .addOption(formatOption())
    .action((flags: Flags) => atDesk((desk) => list(desk, flags)));
  addChange(
    user,
    'move',
    'byt arbetsplats; utan --party och --unit till förbundet självt',
    [partyOption(), unitOption()],
    ({ party, unit }) => ({
      type: 'MoveUser',
      data: { party: PARTY.find(({ code }) => code === party)?.code ?? null, unit: unit ?? null },
    }),
  );
  addChange(user, 'grant', 'ge en roll', [roleOption('rollen')], ({ role }) => ({
    type: 'GrantRole',
    data: { role: role as Role },
  }));
  addChange(user, 'revoke', 'ta bort en roll', [roleOption('rollen')], ({ role }) => ({
    type: 'RevokeRole',
    data: { role: role as Role },
  }));
  addChange(
    user,
    'mandate',
    'säg för vem en granskare granskar',
    [mandateOption().makeOptionMandatory()],
    ({ mandate }) => ({ type: 'GiveMandate', data: { mandate: mandate as Mandate } }),
  );
  addChange(user, 'assign', 'tilldela en insats', [interventionOption()], ({ intervention = '' }) => ({
    type: 'AssignToIntervention',
    data: { intervention },
  }));
  addChange(user, 'release', 'ta bort från en insats', [interventionOption()], ({ intervention = '' }) => ({
    type: 'ReleaseFromIntervention',
    data: { intervention },
  }));
  addChange(user, 'close', 'stäng av: kan inte längre logga in', [], () => ({ type: 'CloseUser' }));
  addChange(user, 'reopen', 'öppna igen', [], () => ({ type: 'ReopenUser' }));
};
