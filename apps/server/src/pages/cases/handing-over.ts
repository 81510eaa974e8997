import { Inject, Injectable } from '@nestjs/common';
import { type Asker, mayAssignCaseload } from '@samspar/access';
import { journeyStream, refusalSentence, type UnderTerms } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import type { Installation } from '@samspar/installation';
import type { Sentence } from '@samspar/kernel';
import type { CaseLine } from '@samspar/views';
import { JourneyAccess } from '../../journeys/journey-access.js';
import { INSTALLATION } from '../../token.js';
import { CaseLists } from '../../queries/case-lists.js';

/** Some journeys of one caseworker, or of nobody, that another one is to take over. */
export type HandOver = Readonly<{
  asker: Asker;
  intervention: string;
  /** Who has them now, by user id; null: nobody. */
  from: string | null;
  to: string;
  journeys: readonly string[];
  /** Made when the form was first shown: the same form sent again does nothing new. */
  key: string;
  correlationId: string;
}>;

/** What became of each; `position` is that of the last change. */
export type HandedOver = Readonly<{
  done: number;
  position: bigint;
  /** Left as they were, and why; undefined where somebody else was faster. */
  left: readonly Readonly<{ line: CaseLine; why: Sentence | undefined }>[];
}>;

/** Assigns and hands over caseload for whoever leads an insats; no identity is read (docs/architecture.md#who-may-what). */
@Injectable()
export class HandingOver {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly lists: CaseLists,
    private readonly access: JourneyAccess,
  ) {}

  async carryOut({ journeys, ...handOver }: HandOver): Promise<HandedOver> {
    let handedOver: HandedOver = { done: 0, position: 0n, left: [] };
    for (const id of journeys) {
      const line = this.lists.caseload.journey(id);
      if (line?.intervention === handOver.intervention && mayAssignCaseload(handOver.asker, line))
        handedOver = await this.#one(handOver, line, handedOver);
    }
    return handedOver;
  }

  async #one(
    { asker, from, to, key, correlationId }: Omit<HandOver, 'journeys'>,
    line: CaseLine,
    { done, position, left }: HandedOver,
  ): Promise<HandedOver> {
    // Whom the form was sent for once already is `to`; her command is known by its id.
    if (line.caseworker !== from && line.caseworker !== to)
      return { done, position, left: [...left, { line, why: undefined }] };
    const { today } = this.lists;
    const terms = this.access.terms(line.association, line.intervention);
    const when = { occurredOn: today, today, terms };
    const command: UnderTerms =
      from === null
        ? { type: 'AssignCaseworker', ...when, data: { caseworker: to } }
        : { type: 'HandOverCaseload', ...when, data: { to } };
    const outcome = await this.installation.streams.handle(journeyStream, line.journey, [command], {
      actor: asker.actor,
      role: asker.role,
      ...(asker.party !== undefined && { party: asker.party }),
      commandId: nameBasedId(asker.actor, 'hand over', key, line.journey),
      correlationId,
    });
    if (outcome.outcome === 'accepted')
      return { done: done + 1, position: outcome.position > position ? outcome.position : position, left };
    const why = outcome.outcome === 'refused' ? refusalSentence(outcome.refusal) : undefined;
    return { done, position, left: [...left, { line, why }] };
  }
}
