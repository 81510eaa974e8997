import { StreamHandler } from '@samspar/event-store';
import { type Configuration, openForReading } from '@samspar/installation';
import { unreachable } from '@samspar/kernel';
import { rerunReasonInWords } from '@samspar/pages';
import { byOperator, RerunPublications, sendTo, useCasesOfReleases } from '@samspar/use-cases';
import { answerIn } from './outcome.js';
import { CommandRefused, counted, say } from './terminal.js';

export type RerunsSaid = Readonly<{ count: number; said: string }>;

/** Counts all that was released again from the log. Throws `CommandRefused`, which names the first that differs and why. */
export const refuseDifferingReleases = async (
  configuration: Configuration,
  options: Parameters<typeof openForReading>[1],
): Promise<RerunsSaid> => {
  await using reading = await openForReading(configuration, options);
  const { store, views } = reading;
  const send = sendTo(useCasesOfReleases({ store, streams: new StreamHandler(store), views: () => views }));
  say('Räknar om det som är publicerat …');
  const reruns = answerIn(await send(new RerunPublications(byOperator())), unreachable);
  const differing = reruns.find(({ isSame }) => !isSame);
  if (differing) {
    const { publication, title, tables } = differing;
    const table = tables.find(({ isSame }) => !isSame);
    const why = (table?.why ?? []).map((reason) => rerunReasonInWords('sv', reason)).join(' ');
    throw new CommandRefused(
      `Första skillnaden: publiceringen "${title}" (${publication}), tabellen "${table?.title}", är inte densamma när den räknas om ur loggen. ${why}`,
      { whole: false, publication, table: table?.title, why: table?.why },
    );
  }
  return {
    count: reruns.length,
    said: `${counted(reruns.length, 'publicering', 'publiceringar')} omräknade ur loggen: siffrorna är desamma.`,
  };
};
