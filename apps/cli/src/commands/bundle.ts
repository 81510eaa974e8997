import type { Command } from 'commander';
import { bundleFile } from '@samspar/evidence-bundle';
import type { Day } from '@samspar/kernel';
import { readConfiguration, requireLog } from '@samspar/installation';
import {
  byOperator,
  type EvidenceBundle,
  type EvidenceRefusal,
  evidenceSentence,
  MakeBundle,
  SealBundle,
  type Send,
} from '@samspar/use-cases';
import { openDesk } from '../desk.js';
import { associationRefused } from '../operator-imports.js';
import { mustBeOfJourney } from './extract.js';
import { intoNewFile } from '../new-file.js';
import { asDay, formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { type CommandRefused, counted, type Format, printAnswer, refusedWith } from '../terminal.js';

type Flags = Readonly<{
  out: string;
  whole?: true;
  anchor?: string;
  association?: string;
  format: Format;
}>;
type PeriodFlags = Flags & Readonly<{ from: Day; to: Day }>;
type Refusal = EvidenceRefusal | Parameters<typeof associationRefused>[0];

const refusal = (one: Refusal): CommandRefused =>
  'allowed' in one ? associationRefused(one) : refusedWith(evidenceSentence(one), one);

const fileOf = (send: Send, bundle: EvidenceBundle): Promise<Uint8Array> =>
  bundleFile(bundle, async (manifest, head) =>
    answerIn(await send(new SealBundle(byOperator(), manifest, head)), refusal),
  );

const make = async (of: MakeBundle['of'], flags: Flags): Promise<void> => {
  const { out, whole: isWhole, anchor, association, format } = flags;
  const configuration = readConfiguration(process.env);
  requireLog(configuration);
  await using desk = await openDesk(configuration, 'samspar bundle');
  const asked = new MakeBundle(byOperator(), of, { association, isWhole, anchor });
  const { events, later, fingerprints, heads } = await intoNewFile(out, async () => {
    const bundle = answerIn(await desk.send(asked), refusal);
    return [await fileOf(desk.send, bundle), bundle];
  });
  const withheld = events.filter((one) => one.withheld !== undefined).length;
  const [head, fingerprint] = [heads.at(-1), fingerprints.at(-1)];
  printAnswer(
    format,
    { out, events: events.length, withheld, later, head, fingerprint },
    `Bevispaketet med ${counted(events.length, 'händelse', 'händelser')} är skrivet till ${out}.`,
    withheld > 0 &&
      `Av ${withheld} finns bara hashvärdet: de säger mer än en revisor får se (--whole tar med dem).`,
    later > 0 &&
      `${counted(later, 'händelse är skriven', 'händelser är skrivna')} efter loggens senaste huvud och är inte med: gör om det när nästa har signerats.`,
    `Fingeravtryck: ${fingerprint} (huvudet från ${head?.moment}). Lämna det på ett annat sätt än filen.`,
  );
};

const withOptions = (command: Command): Command =>
  command
    .requiredOption('--out <fil>', 'ny fil som paketet skrivs till')
    .option('--whole', 'ta med varje händelse som den står i loggen, också det som inte visas för en revisor')
    .option(
      '--anchor <fingeravtryck>',
      'ta också med huvudet med det fingeravtrycket, till exempel ur en publicerad tabell',
    )
    .addOption(formatOption());

export const addBundle = (program: Command): void => {
  const bundle = program
    .command('bundle')
    .description(
      'gör ett bevispaket: händelser med bevis, signerade huvuden och en rapport, som går att kontrollera utan Samspår. Det antecknas i åtkomstloggen',
    );
  withOptions(
    bundle.command('journey').description('av ett ärende').argument('<ärende>', 'ärendets id eller nummer'),
  ).action((journey: string, flags: Flags) => {
    mustBeOfJourney(journey);
    return make({ kind: 'journey', journey }, flags);
  });
  withOptions(
    bundle.command('publication').description('av en publicering').argument('<id>', 'publiceringens id'),
  ).action((publication: string, flags: Flags) => make({ kind: 'publication', publication }, flags));
  withOptions(
    bundle
      .command('period')
      .description('av allt som skrevs i loggen från och med en dag till och med en annan')
      .requiredOption('--from <dag>', 'från och med, ÅÅÅÅ-MM-DD', asDay)
      .requiredOption('--to <dag>', 'till och med, ÅÅÅÅ-MM-DD', asDay)
      .option('--association <id>', 'förbundet, där det finns flera'),
  ).action(({ from, to, ...flags }: PeriodFlags) => make({ kind: 'period', from, to }, flags));
};
