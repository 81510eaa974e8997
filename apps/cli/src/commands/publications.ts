import type { Command } from 'commander';
import { StreamHandler } from '@samspar/event-store';
import { openForReading, readConfiguration } from '@samspar/installation';
import { unreachable } from '@samspar/kernel';
import { momentInWords, textsOf } from '@samspar/pages';
import { byOperator, ListPublications, sendTo, useCasesOfReleases } from '@samspar/use-cases';
import { formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { type Format, printAnswer, progressBar, say } from '../terminal.js';
import { atLeft, atRight, textTable } from '../text-table.js';

export const addPublications = (program: Command): void => {
  program
    .command('publications')
    .description('lista det som är publicerat och det som är på väg dit; går bredvid en server')
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      await using reading = await openForReading(readConfiguration(process.env), {
        what: 'samspar publications',
        notice: say,
        progress: progressBar('Läser in loggen'),
      });
      const { store, views } = reading;
      const send = sendTo(
        useCasesOfReleases({ store, streams: new StreamHandler(store), views: () => views }),
      );
      const publications = answerIn(await send(new ListPublications(byOperator())), unreachable);
      const texts = textsOf('sv');
      const { columns, status, empty } = texts.publications;
      printAnswer(
        format,
        { publications },
        publications.length === 0
          ? empty
          : textTable(
              [
                atLeft('Id'),
                atLeft(columns.title),
                atLeft(columns.status),
                atLeft('Publicerad'),
                atRight(columns.position),
                atLeft(columns.fingerprint),
              ],
              publications.map(({ id, title, status: of, released, figures }) => [
                id,
                title,
                status[of],
                released ? momentInWords(texts, released.at) : '',
                figures?.position ?? '',
                figures?.hashes[0]?.slice(0, 16) ?? '',
              ]),
            ),
      );
    });
};
