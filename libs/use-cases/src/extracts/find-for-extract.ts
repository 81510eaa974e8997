import { casesNamed } from '../cases/find-cases.js';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { ExtractPorts } from '../ports.js';
import { type CheckerUnknown, giverOf } from './read-extract.js';

/** A journey by its number, and nobody's name. */
export type FoundForExtract = Readonly<{ journey: string; intervention: string }>;

/** For whoever operates the installation: the journeys of a caseworker's insatser that a number means, the journey's own or the person's. */
export class FindForExtract extends Query<Outcome<readonly FoundForExtract[], CheckerUnknown>> {
  constructor(
    caller: Caller,
    /** As it was typed. */
    readonly number: string,
    /** User id of the caseworker who looks the extract through. */
    readonly checkedBy: string,
  ) {
    super(caller);
  }
}

export const findForExtract =
  (ports: ExtractPorts) =>
  async ({
    caller,
    number,
    checkedBy,
  }: FindForExtract): Promise<Outcome<readonly FoundForExtract[], CheckerUnknown>> => {
    const giver = giverOf(ports, caller.asker, checkedBy);
    if (!giver) return refused({ code: 'CheckerUnknown' });
    const lines = await casesNamed(ports, giver, number);
    return accepted(lines.map(({ journey, intervention }) => ({ journey, intervention })));
  };
