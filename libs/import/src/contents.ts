import { type ImportedFile, isOfficeRole, type RegisterOwner } from '@samspar/access';
import type { Association } from '@samspar/association';
import { journeyStream } from '@samspar/casework';
import type { StreamHandler } from '@samspar/event-store';
import { batchStream } from './batch.js';
import { intervention } from './cell-readers.js';
import { type ExaminationContext, loadNumber } from './examination.js';
import { inChunks } from './in-chunks.js';
import type { FileRead } from './reading/file-reader.js';
import { beginningOf, registerId, registerStream } from './register.js';
import { rowsJourney } from './row-history.js';

/** What a file, or a batch, is about: what decides who may import it or take it back (docs/import.md#whose-a-register-is). */
export type FileContents = Omit<ImportedFile, 'association'>;

/** The file by itself, rows that are not understood with it as far as they name an insats; nothing of the log. */
export const contentsOfFile = (
  { rows, hasIdentityNumbers }: FileRead,
  association: Association,
): FileContents => {
  const read = intervention(association);
  const named = [...new Set(rows.map(({ cell }) => cell('intervention')))].flatMap((said) => {
    const known = said === undefined ? undefined : read(said);
    return known && 'value' in known ? [known.value] : [];
  });
  return { interventions: [...new Set(named)], hasIdentityNumbers };
};

/** Journeys loaded at once. */
const CHUNK = 100;

/** Whose a register is; undefined where it has no rows. What an older Samspår did not say of its rows is read from their journeys. */
export const ownerOfRegister = async (
  context: Pick<ExaminationContext, 'streams' | 'association' | 'register'>,
): Promise<RegisterOwner | undefined> => {
  const { streams, association, register } = context;
  const beginning = beginningOf(await streams.load(registerStream, registerId(association, register)));
  if (beginning === undefined || beginning.byOffice) return beginning && 'office';
  const interventions = new Set(beginning.interventions);
  for (const chunk of inChunks(beginning.unsaid, CHUNK))
    for (const { known } of await Promise.all(chunk.map((number) => loadNumber(number, context))))
      if (known?.intervention) interventions.add(known.intervention);
  return { interventions: [...interventions] };
};

export type BatchContents = FileContents &
  Readonly<{ association: string; owner: RegisterOwner | undefined }>;

/** Undefined where there is no such batch. */
export const contentsOfBatch = async (
  batch: string,
  streams: StreamHandler,
): Promise<BatchContents | undefined> => {
  const { state, stored } = await streams.load(batchStream, batch);
  if (state.status === 'none') return undefined;
  const { association, register } = state;
  const interventions = new Set<string>();
  let identified = false;
  for (const chunk of inChunks(new Set(state.taken.flat()), CHUNK))
    for (const loaded of await Promise.all(chunk.map((id) => streams.load(journeyStream, id)))) {
      if (loaded.state.status === 'none') continue;
      const journey = rowsJourney(loaded.state, loaded.stored);
      if (journey.intervention) interventions.add(journey.intervention);
      identified ||= journey.isIdentified;
    }
  const owner = await ownerOfRegister({ streams, association, register });
  const isOthers = owner === 'office' && !isOfficeRole(stored[0]?.metadata.role ?? '');
  return {
    association,
    interventions: [...interventions],
    hasIdentityNumbers: identified,
    owner: isOthers ? { interventions: [...interventions] } : owner,
  };
};
