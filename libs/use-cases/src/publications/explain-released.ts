import type { FigureCell, FigureExplanation, QueryRefusal } from '@samspar/statistics';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { loadPublication } from './find-publication.js';

/** Why a figure of a release is what it is, in counts: for everyone who may read the release, the board among them. */
export class ExplainReleased extends Query<Outcome<FigureExplanation, QueryRefusal>> {
  constructor(
    caller: Caller,
    readonly publication: string,
    /** Its place among the tables of the publication, from 0. */
    readonly table: number,
    /** The codes of its cell; none of the total. */
    readonly cell: FigureCell,
  ) {
    super(caller);
  }
}

export const explainReleased =
  (ports: Pick<JourneyPorts, 'streams' | 'views'>) =>
  async ({
    caller,
    publication: id,
    table,
    cell,
  }: ExplainReleased): Promise<Outcome<FigureExplanation, QueryRefusal>> => {
    const loaded = await loadPublication(ports, caller, id);
    if (!loaded?.publication.figures || !loaded.publication.wasReleased) return NOT_FOUND;
    const { association, figures } = loaded.publication;
    const frozen = figures.tables[table];
    if (!frozen) return NOT_FOUND;
    const where = { ...frozen.query.where, association: [association] };
    const asKnownAt = Date.parse(figures.asKnownAt);
    const { definitionVersion: definition } = frozen.answer;
    const question = { ...frozen.query, where, asKnownAt, definition };
    const result = ports.views().explain(question, cell, frozen.answer);
    return 'refusal' in result ? refused(result.refusal) : accepted(result.explanation);
  };
