import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import {
  addressWith,
  type FieldError,
  type Filled,
  keyOf,
  pageNumber,
  valueIn,
  valuesIn,
} from '@samspar/pages';
import { HandOver, ReadHeld, ReadShares, referenceOf } from '@samspar/use-cases';

import { positionIn } from '../../caller.js';
import { journeyNotFound } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { GROUPS } from './case-choice.js';
import {
  countOf,
  HELD,
  HeldPage,
  type ShareHolder,
  NOBODYS,
  type ShownShare,
  SharesPage,
} from './shares-page.js';
import { PageVisit, Visiting } from '../visit.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type SentShares = Readonly<{ filled: Filled; key: string; left: readonly string[] }>;

const NOTHING: Filled = { values: {}, errors: [] };

/** Whose journeys of which insats an address is about; null: nobody's. */
const heldIn = ({
  request: {
    params: { intervention, holder },
  },
}: PageVisit) => ({
  intervention: String(intervention),
  holder: holder === NOBODYS ? null : String(holder),
});

/** An insats with nobody among those who have its journeys. */
const withNobody = (
  share: Omit<ShownShare, 'holders'> & Readonly<{ holders: readonly ShareHolder[] }>,
  { texts }: PageVisit,
): ShownShare => ({
  ...share,
  holders: [...share.holders, { id: null, name: texts.cases.tabs.nobodys, works: false }],
});

/** Whoever leads insatser shares their caseload out, and reads no identity (docs/architecture.md#who-may-what). */
@Allow('team-lead')
@Controller('fordelning')
export class SharesController {
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    const { antal, till, efter } = visit.query;
    const shares = await this.#shares(visit, positionIn(efter));
    const count = pageNumber(antal);
    const name = shares.flatMap(({ holders }) => holders).find(({ id }) => id !== null && id === till)?.name;
    return visit.show(
      <SharesPage
        shares={shares}
        {...(name !== undefined && { answer: visit.texts.cases.shares.done(count, name) })}
      />,
    );
  }

  @Get(':intervention/:holder')
  async held(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit, { filled: NOTHING, key: randomUUID(), left: [] }, 200);
  }

  @Post(':intervention/:holder')
  async handOver(@Visiting() visit: PageVisit): Promise<string> {
    const { shares } = visit.texts.cases;
    const { intervention, holder } = heldIn(visit);
    const values = visit.typed;
    const chosen = valuesIn(values, 'arenden').filter((id) => UUID.test(id));
    const to = valueIn(values, 'till');
    const key = keyOf(visit.request.body);
    const share = (await this.#shares(visit)).find((one) => one.intervention.id === intervention);
    if (share === undefined) throw journeyNotFound();
    const isHolder = share.holders.some(({ id, works }) => works && id === to && id !== holder);
    const errors: readonly FieldError[] = [
      ...(chosen.length === 0 ? [{ field: 'arenden', message: shares.noneChosen }] : []),
      ...(isHolder ? [] : [{ field: 'till', message: to === '' ? shares.toMissing : shares.unknownTo }]),
    ];
    if (errors.length > 0) return this.#show(visit, { filled: { values, errors }, key, left: [] }, 422);
    const { done, position, left } = await visit.answer(
      new HandOver(visit.caller, intervention, holder, to, chosen, key),
    );
    if (left.length === 0)
      return visit.goTo(
        addressWith('/fordelning', { antal: String(done), till: to, efter: String(position) }),
      );
    const told = left.map(
      ({ line, why }) =>
        `${line.number ?? referenceOf(line.journey)}: ${why?.[visit.language] ?? shares.changed}`,
    );
    const sent = { filled: { values: { till: to }, errors: [] }, key: randomUUID(), left: told };
    return this.#show(visit, sent, 409, position);
  }

  async #show(
    visit: PageVisit,
    { key, filled, left }: SentShares,
    status: number,
    after?: bigint,
  ): Promise<string> {
    const { intervention, holder: id } = heldIn(visit);
    const { status: asked, sida } = visit.query;
    const group = HELD.find((one) => GROUPS[one].slug === asked) ?? 'open';
    const { statuses } = GROUPS[group];
    const read = await visit.answer(
      new ReadHeld(visit.caller, intervention, id, statuses, pageNumber(sida), after),
    );
    const { listed, items } = read;
    const share = withNobody(read.share, visit);
    const held = share.holders.find((one) => one.id === id);
    if (held === undefined) throw journeyNotFound();
    const own = share.counts.filter(({ caseworker }) => caseworker === id);
    return visit.show(
      <HeldPage
        intervention={share.intervention}
        holder={held}
        others={share.holders.filter((one) => one.works && one.id !== id)}
        group={group}
        counts={{ open: countOf(own, 'open'), ended: countOf(own, 'ended') }}
        listed={listed}
        items={items}
        commandKey={key}
        filled={filled}
        left={left}
      />,
      status,
    );
  }

  async #shares(visit: PageVisit, after?: bigint): Promise<readonly ShownShare[]> {
    const shares = await visit.answer(new ReadShares(visit.caller, after));
    return shares.map((share) => withNobody(share, visit));
  }
}
