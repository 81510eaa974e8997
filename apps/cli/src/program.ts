import { type Argument, Command, Help, type Option } from 'commander';
import { addBackup, addRestore } from './commands/backup.js';
import { addBundle } from './commands/bundle.js';
import { addCopy } from './commands/copy.js';
import { addCopyVault } from './commands/copy-vault.js';
import { addCopyViews } from './commands/copy-views.js';
import { addDemo } from './commands/demo.js';
import { addErase } from './commands/erase.js';
import { addExport } from './commands/export.js';
import { addExtract } from './commands/extract.js';
import { addImport } from './commands/import.js';
import { addKeys } from './commands/keys.js';
import { addProof } from './commands/proof.js';
import { addPublications } from './commands/publications.js';
import { addQuestions } from './commands/questions.js';
import { addRebuild } from './commands/rebuild.js';
import { addReport } from './commands/report.js';
import { addServe, type Serve } from './commands/serve.js';
import { addSettle } from './commands/settle.js';
import { addPopulation } from './commands/population.js';
import { addSetup } from './commands/setup.js';
import { addBeforeAfter } from './commands/before-after.js';
import { addExplain, addStats } from './commands/stats.js';
import { addStoreGrant } from './commands/store-grant.js';
import { addUser } from './commands/user.js';
import { addVerify } from './commands/verify.js';
import { addVerifyBundle } from './commands/verify-bundle.js';
import { projectVersion } from './project-file.js';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Användning:',
  'Arguments:': 'Argument:',
  'Options:': 'Flaggor:',
  'Commands:': 'Kommandon:',
};

const placeholders = (text: string): string =>
  text.replace('[options]', '[flaggor]').replace('[command]', '[kommando]');

const described = ({ description, argChoices, defaultValue }: Argument | Option): string =>
  [
    description,
    argChoices && `(${argChoices.join(' eller ')})`,
    defaultValue !== undefined && `${defaultValue}` !== '' && `(om inget anges: ${String(defaultValue)})`,
  ]
    .filter(Boolean)
    .join(' ');

const plain = new Help();

const inSwedish = (command: Command): void => {
  command
    .helpOption('-h, --help', 'visa den här hjälpen')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (of) => placeholders(plain.commandUsage(of)),
      subcommandTerm: (of) => placeholders(plain.subcommandTerm(of)),
      optionDescription: described,
      argumentDescription: described,
    })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  command.commands.forEach(inSwedish);
};

/** The command `samspar` with all its subcommands, given what serves; errors are thrown, for one place to report them. */
export const program = (serve: Serve): Command => {
  const samspar = new Command('samspar')
    .description('Samspår: ärenden och statistik för samordningsförbund, ur en händelselogg')
    .version(projectVersion(), '-V, --version', 'visa versionen');
  for (const add of [
    addServe,
    addSetup,
    addPopulation,
    addUser,
    addImport,
    addStats,
    addExplain,
    addBeforeAfter,
    addReport,
    addPublications,
    addQuestions,
    addExport,
    addDemo,
    addRebuild,
    addVerify,
    addProof,
    addBundle,
    addVerifyBundle,
    addCopy,
    addCopyVault,
    addCopyViews,
    addBackup,
    addRestore,
    addSettle,
    addErase,
    addExtract,
    addKeys,
    addStoreGrant,
  ])
    add(samspar, serve);
  inSwedish(samspar);
  return samspar;
};
