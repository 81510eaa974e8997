import { type Asker, importRights, mayOpenProtected } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { Drafts } from '@samspar/sealed-store';
import type { FileContents, Importer, ImportOptions } from '@samspar/import';
import { authorIn } from '../message.js';
import { type Persons, whoseOf } from '../identities/persons.js';
import { forgetDrafts } from '../persons/forget-drafts.js';

/** Whoever runs the command line owns all there is: she is asked for no rights. */
const isOperator = ({ role }: Asker): boolean => role === 'operator';

/** Those that the asker may import into; what is another's is not there. */
export const associationsOf = (asker: Asker, all: readonly Association[]): readonly Association[] =>
  isOperator(asker) ? all : all.filter(({ id }) => id === asker.association);

/** What an importer is told of whoever asks. */
export const askedBy = (
  asker: Asker,
  association: Association,
  {
    persons,
    drafts,
  }: Readonly<{
    persons: Pick<Persons, 'isProtected' | 'journeysIfProtected'>;
    drafts: Pick<Drafts, 'removeThose'>;
  }>,
): Pick<ImportOptions, 'context' | 'rights' | 'shields' | 'joins'> => ({
  context: authorIn(asker),
  // Whoever of them is protected, all journeys of both are from now on.
  joins: (participants) => forgetDrafts({ drafts }, persons.journeysIfProtected(participants)),
  ...(!isOperator(asker) && {
    rights: importRights(asker, association),
    shields: async (journey, state) => {
      const whose = whoseOf(journey, state);
      const place = { ...whose, caseworker: state.caseworker?.id ?? null };
      return !mayOpenProtected(asker, place) && (await persons.isProtected(whose));
    },
  }),
});

/** What a batch holds, and of which association. */
export type BatchHeld = Readonly<{ association: Association; contents: FileContents }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A batch that the asker may take back; undefined where there is none, and where she may not. */
export const reversibleBatch = async (
  { importer, associations }: Readonly<{ importer: Importer; associations: () => readonly Association[] }>,
  asker: Asker,
  batch: string,
): Promise<BatchHeld | undefined> => {
  const held = UUID.test(batch) ? await importer.contentsOf(batch) : undefined;
  const association = associations().find(({ id }) => id === held?.association);
  if (!held || !association) return undefined;
  const { association: _id, owner, ...contents } = held;
  const rights = importRights(asker, association);
  const may = isOperator(asker) || (rights.permits(contents) && rights.owns(owner));
  return may ? { association, contents } : undefined;
};
