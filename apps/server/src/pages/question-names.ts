import type { Association } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import type { CodeNames } from '@samspar/statistics';
import { NameUnits } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import type { Dispatch } from '../dispatch.js';

/** What codes are called in an association, referring units among them. */
export const namesFor = async (
  dispatch: Dispatch,
  request: Request,
  association: Association | undefined,
  units: readonly string[],
): Promise<CodeNames> => {
  const named = await dispatch.answer(new NameUnits(callerOf(request), units), unreachable);
  return { association, unitName: (code) => named.get(code) ?? code };
};
