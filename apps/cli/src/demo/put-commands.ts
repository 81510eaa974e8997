import { type JourneyCommand, journeyStream, type Terms, under } from '@samspar/casework';
import type { CommandContext, StreamHandler } from '@samspar/event-store';
import { withSealedText } from '@samspar/use-cases';
import type { JourneyPerson, SealedTextVault } from '@samspar/vault';

/** Puts commands to a journey under one id, their texts sealed first. */
export const putCommands = async (
  {
    streams,
    texts,
    terms,
  }: Readonly<{
    streams: StreamHandler;
    texts: Pick<SealedTextVault, 'seal'>;
    terms: Terms | null;
  }>,
  { journey, participantId }: JourneyPerson,
  commands: readonly JourneyCommand[],
  context: CommandContext,
) => {
  const place = { participantId, journey, command: context.commandId };
  const sealed = await Promise.all(
    commands.map(async (command) => ({
      ...command,
      data: await withSealedText(command.data, texts, place),
    })),
  );
  return streams.handle(journeyStream, journey, under(terms, sealed as readonly JourneyCommand[]), context);
};
