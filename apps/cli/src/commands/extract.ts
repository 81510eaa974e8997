import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import {
  codesOf,
  EXTRACT_FORM,
  EXTRACT_RECIPIENT,
  type ExtractForm,
  type ExtractRecipient,
  HOLD_BACK_GROUND,
} from '@samspar/codes';
import { pdfOf } from '@samspar/documents';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { readConfiguration, requireLog } from '@samspar/installation';
import { entriesInWords, extractData, extractDocument, journeyTitle, speechOf } from '@samspar/pages';
import {
  byOperator,
  FindForExtract,
  GiveExtract,
  type GivingRefusal,
  ReadExtract,
  type Send,
  type ShownExtract,
  type ToHoldBack,
} from '@samspar/use-cases';
import { randomUUID } from 'node:crypto';
import { openDesk } from '../desk.js';
import { answerIn } from '../outcome.js';
import { intoNewFile } from '../new-file.js';
import { collect } from '../options.js';
import { CommandRefused, counted, print, wrongUsage } from '../terminal.js';

type Flags = Readonly<{
  checkedBy: string;
  preview?: true;
  out?: string;
  format: 'pdf' | 'json';
  recipient: ExtractRecipient;
  how?: ExtractForm;
  holdBack: readonly string[];
}>;

const REFUSALS: Readonly<Partial<Record<GivingRefusal['code'], string>>> = {
  CheckerUnknown:
    'Ingen öppen handläggare i ärendets insats har det id som står efter --checked-by: kör samspar user list.',
  AuthorityNotKnown:
    'Det är inte känt för vilken myndighet handläggaren arbetar: lägg in hennes enhet under dess myndighet.',
  ExtractOfProtected:
    'Personen har skyddade personuppgifter: bara den som är ansvarig för ärendet lämnar ut ett utdrag. Ange henne efter --checked-by.',
  ParticipantIsAnonymous: 'Ärendet är anonymt: det säger inte vem det handlar om.',
  JourneyIsErased: 'Ärendet är gallrat: inget som berättar om personen är kvar.',
  ExtractChanged: 'Något registrerades medan utdraget skrevs: kör kommandot igen.',
  EntryNotInExtract: 'En uppgift efter --hold-back finns inte i utdraget: kör med --preview och se numren.',
};

const refusal = ({ code }: Readonly<{ code: GivingRefusal['code'] }>): CommandRefused =>
  new CommandRefused(REFUSALS[code] ?? 'Utdraget går inte att göra.', { code });

/** A person's number stands in no command line, which others can see and a shell keeps. */
export const mustBeOfJourney = (said: string | undefined): void => {
  if (said === undefined || !looksLikeIdentityNumber(said)) return;
  throw wrongUsage(
    'Skriv aldrig ett personnummer på kommandoraden: ange ärendets nummer, eller kör samspar extract utan nummer, så frågar kommandot efter det.',
  );
};

const askedFor = async (): Promise<string> => {
  if (process.stdin.isTTY) process.stderr.write('Ärendenummer eller personnummer: ');
  const lines = createInterface({ input: process.stdin, terminal: false });
  for await (const line of lines) {
    lines.close();
    if (line.trim() !== '') return line.trim();
    break;
  }
  throw wrongUsage('Inget nummer angavs: skriv ärendets eller personens.');
};

const journeyOf = async (send: Send, number: string, checkedBy: string): Promise<string> => {
  const found = answerIn(await send(new FindForExtract(byOperator(), number, checkedBy)), refusal);
  const [first, ...others] = found;
  if (!first)
    throw new CommandRefused('Inget ärende i handläggarens insatser har det numret eller är den personens.');
  if (others.length > 0 && !looksLikeIdentityNumber(number))
    throw new CommandRefused('Flera ärenden har det numret: ange det korta, som 3F2A-91C0.');
  return first.journey;
};

/** `3F2A-91C0:4=other-person` as an entry of a journey that is held back. */
const heldBackIn = (said: readonly string[], { journeys }: ShownExtract): readonly ToHoldBack[] =>
  said.map((one) => {
    const [, reference, revision, code] = /^(.+):(\d{1,9})=([a-z-]+)$/.exec(one) ?? [];
    const journey = journeys.find((candidate) => candidate.reference === reference);
    const ground = codesOf(HOLD_BACK_GROUND).find((known) => known === code);
    if (!journey || !ground || revision === undefined)
      throw wrongUsage(
        `--hold-back skrivs ÄRENDE:NUMMER=GRUND, med en av grunderna ${codesOf(HOLD_BACK_GROUND).join(', ')}.`,
      );
    return { journey: journey.id, revision: Number(revision), ground };
  });

const previewOf = (extract: ShownExtract): string =>
  extract.journeys
    .flatMap((journey) => [
      journeyTitle(speechOf(extract), journey),
      ...entriesInWords(extract, journey).flatMap(({ entry, title, day, details }) => [
        `${journey.reference}:${entry.revision}  ${day}  ${title}`,
        ...details.map(({ name, value }) => `    ${name}: ${value.replaceAll('\n', '\n      ')}`),
      ]),
      '',
    ])
    .join('\n');

const fileOf = async (extract: ShownExtract, format: Flags['format']): Promise<Uint8Array> =>
  format === 'pdf'
    ? pdfOf(extractDocument(extract), extract.at)
    : Buffer.from(JSON.stringify(extractData(extract), undefined, 2));

type Handing = Readonly<{ out: string; how: ExtractForm }>;

/** Undefined where the extract is only looked at. */
const handingIn = ({ preview, out, how }: Flags): Handing | undefined => {
  if (preview) return undefined;
  if (out === undefined || how === undefined)
    throw wrongUsage(
      'Flaggorna --out och --how behövs: ange en ny fil och hur utdraget lämnas ut, eller kör med --preview.',
    );
  return { out, how };
};

const give = async (
  send: Send,
  journey: string,
  { checkedBy, recipient, format, holdBack }: Flags,
  { out, how }: Handing,
  looked: ShownExtract,
): Promise<void> => {
  const handing = {
    recipient,
    form: how,
    checked: looked.journeys.map(({ id, revision }) => ({ journey: id, revision })),
    heldBack: heldBackIn(holdBack, looked),
  };
  const sent = { ...byOperator(), commandId: randomUUID(), text: JSON.stringify(handing) };
  const { journeys } = await intoNewFile(out, async () => {
    const { extract } = answerIn(await send(new GiveExtract(sent, journey, handing, checkedBy)), refusal);
    const reading = { ...byOperator(), on: 'case-extract' } as const;
    const given = answerIn(await send(new ReadExtract(reading, journey, { extract, checkedBy })), refusal);
    return [await fileOf(given, format), given];
  });
  print(
    `Utdraget är antecknat som utlämnat i ${counted(journeys.length, 'ärende', 'ärenden')}, och skrivet till ${out}.`,
  );
};

export const addExtract = (program: Command): void => {
  program
    .command('extract')
    .argument(
      '[ärende]',
      'ärendets nummer; utan det frågar kommandot efter ärendets eller personens, som inte ska stå på kommandoraden',
    )
    .description(
      'lämna ut till en person vad en myndighet har om henne i förbundet (registerutdrag): alla hennes ärenden. Det antecknas i dem',
    )
    .requiredOption(
      '--checked-by <id>',
      'handläggaren som går igenom utdraget, och vars myndighet lämnar ut det (samspar user list)',
    )
    .option('--preview', 'skriv ut uppgifterna med deras nummer, och lämna inte ut något')
    .option('--out <fil>', 'ny fil som utdraget skrivs till')
    .addOption(
      new Option('--format <format>', 'pdf för läsare, json för program')
        .choices(['pdf', 'json'])
        .default('pdf'),
    )
    .addOption(
      new Option('--recipient <vem>', 'till vem').choices(codesOf(EXTRACT_RECIPIENT)).default('person'),
    )
    .addOption(new Option('--how <hur>', 'hur det lämnas ut').choices(codesOf(EXTRACT_FORM)))
    .option(
      '--hold-back <uppgift>',
      'håll inne en uppgift, som 3F2A-91C0:4=other-person; kan upprepas',
      collect,
      [],
    )
    .action(async (said: string | undefined, flags: Flags) => {
      const { checkedBy } = flags;
      mustBeOfJourney(said);
      const handing = handingIn(flags);
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      const number = said ?? (await askedFor());
      await using desk = await openDesk(configuration, 'samspar extract');
      const { send } = desk;
      const journey = await journeyOf(send, number, checkedBy);
      const reading = { ...byOperator(), on: 'case-extract' } as const;
      const looked = answerIn(await send(new ReadExtract(reading, journey, { checkedBy })), refusal);
      if (handing) await give(send, journey, flags, handing, looked);
      else print(previewOf(looked));
    });
};
