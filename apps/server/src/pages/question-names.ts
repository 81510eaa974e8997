import type { Association } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import type { CodeNames } from '@samspar/statistics';
import { NameUnits, ReadAssociations } from '@samspar/use-cases';
import type { PageVisit } from './visit.js';

/** The association whose names are shown; `asked`: the asker's own where there are several, which questions are about. */
export const associationsFor = async (
  visit: PageVisit,
): Promise<Readonly<{ shown: Association | undefined; asked: string | undefined }>> => {
  const associations = await visit.answer(new ReadAssociations(visit.caller), unreachable);
  const own = visit.asker.association;
  return {
    shown: associations.find(({ id }) => id === own) ?? associations[0],
    asked: associations.length > 1 && own !== null ? own : undefined,
  };
};

/** What codes are called in an association, referring units among them. */
export const namesFor = async (
  visit: PageVisit,
  association: Association | undefined,
  units: readonly string[],
): Promise<CodeNames> => {
  const named = await visit.answer(new NameUnits(visit.caller, units), unreachable);
  return { association, unitName: (code) => named.get(code) ?? code };
};
