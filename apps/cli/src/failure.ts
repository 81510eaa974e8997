import { CommanderError } from 'commander';
import { StoreUnavailable } from '@samspar/event-store';
import { WriterPresent } from '@samspar/event-store-sqlite';
import { ConfigurationRefused } from '@samspar/installation';
import { VaultUnavailable } from '@samspar/vault-database';
import { ErasuresUnsettled } from '@samspar/use-cases';
import { ProjectionStopped, ViewsUnavailable } from '@samspar/views';
import { CommandRefused, EXIT, printJson, say } from './terminal.js';

const FORESEEN = [
  StoreUnavailable,
  WriterPresent,
  VaultUnavailable,
  ProjectionStopped,
  ViewsUnavailable,
  ErasuresUnsettled,
  ConfigurationRefused,
];

const USAGE: Readonly<Record<string, (named: string) => string>> = {
  'commander.unknownOption': (named) => `Flaggan ${named} finns inte.`,
  'commander.unknownCommand': (named) => `Kommandot ${named} finns inte.`,
  'commander.missingArgument': (named) => `Argumentet ${named} saknas.`,
  'commander.optionMissingArgument': (named) => `Flaggan ${named} behöver ett värde.`,
  'commander.missingMandatoryOptionValue': (named) => `Flaggan ${named} måste anges.`,
  'commander.invalidArgument': (named) => `Värdet till ${named} går inte att använda.`,
  'commander.excessArguments': () => 'För många argument.',
  'commander.conflictingOption': (named) => `Flaggan ${named} går inte ihop med en annan flagga.`,
};

/** What a message of commander's is about: an argument, or what it names first. */
const quoted = (message: string): string =>
  (/for argument '([^']+)'/.exec(message) ?? /'([^']+)'/.exec(message))?.[1] ?? '';

const usageSentence = (error: CommanderError): string => {
  const sentence = USAGE[error.code]?.(quoted(error.message)) ?? 'Kommandot går inte att tolka.';
  const suggestion = /Did you mean (?:one of )?(.+)\?/.exec(error.message)?.[1];
  const choices = /Allowed choices are (.+)\./.exec(error.message)?.[1];
  return `${sentence}${choices ? ` Välj bland: ${choices}.` : ''}${suggestion ? ` Menade du ${suggestion}?` : ''} Kör med --help för att se hur det används.`;
};

/** One sentence on standard error and the exit code; never a stack trace on a user's screen. */
export const reportFailure = (error: unknown, asJson: boolean): number => {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0 || error.code === 'commander.help')
      return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    say(usageSentence(error));
    return EXIT.usage;
  }
  if (error instanceof CommandRefused) {
    if (asJson) printJson({ error: error.message, ...error.data });
    say(error.message);
    return error.exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  const sentence = FORESEEN.some((kind) => error instanceof kind)
    ? message
    : `Oväntat fel: ${message}. Kör igen med SAMSPAR_TRACE=1 för att se var, och rapportera det.`;
  if (asJson) printJson({ error: sentence });
  say(sentence);
  if (process.env['SAMSPAR_TRACE'] && error instanceof Error) say(error.stack ?? '');
  return EXIT.refused;
};
