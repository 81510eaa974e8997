import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import {
  addressWith,
  type FieldError,
  type Filled,
  keyOf,
  pageNumber,
  textsOf,
  typedIn,
  valueIn,
  valuesIn,
  type Visitor,
} from '@samspar/pages';
import { HandOver, ReadHeld, ReadShares, referenceOf } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, positionIn } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { journeyNotFound } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type SentShares = Readonly<{ filled: Filled; key: string; left: readonly string[] }>;

const NOTHING: Filled = { values: {}, errors: [] };

/** Whose journeys of which insats an address is about; null: nobody's. */
const heldIn = ({ params: { intervention, holder } }: Request) => ({
  intervention: String(intervention),
  holder: holder === NOBODYS ? null : String(holder),
});

/** An insats with nobody among those who have its journeys. */
const withNobody = (
  share: Omit<ShownShare, 'holders'> & Readonly<{ holders: readonly ShareHolder[] }>,
  { language }: Visitor,
): ShownShare => ({
  ...share,
  holders: [...share.holders, { id: null, name: textsOf(language).cases.tabs.nobodys, works: false }],
});

/** Whoever leads insatser shares their caseload out, and reads no identity (docs/architecture.md#who-may-what). */
@Allow('team-lead')
@Controller('fordelning')
export class SharesController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const { antal, till, efter } = request.query;
    const shares = await this.#shares(request, positionIn(efter));
    const count = pageNumber(antal);
    const name = shares.flatMap(({ holders }) => holders).find(({ id }) => id !== null && id === till)?.name;
    show(
      response,
      <SharesPage
        shares={shares}
        {...(name !== undefined && { answer: textsOf(visitor.language).cases.shares.done(count, name) })}
      />,
    );
  }

  @Get(':intervention/:holder')
  async held(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#show(request, response, { filled: NOTHING, key: randomUUID(), left: [] }, 200);
  }

  @Post(':intervention/:holder')
  async handOver(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const { shares } = textsOf(visitor.language).cases;
    const { intervention, holder } = heldIn(request);
    const values = typedIn(request.body);
    const chosen = valuesIn(values, 'arenden').filter((id) => UUID.test(id));
    const to = valueIn(values, 'till');
    const key = keyOf(request.body);
    const share = (await this.#shares(request)).find((one) => one.intervention.id === intervention);
    if (share === undefined) throw journeyNotFound();
    const isHolder = share.holders.some(({ id, works }) => works && id === to && id !== holder);
    const errors: readonly FieldError[] = [
      ...(chosen.length === 0 ? [{ field: 'arenden', message: shares.noneChosen }] : []),
      ...(isHolder ? [] : [{ field: 'till', message: to === '' ? shares.toMissing : shares.unknownTo }]),
    ];
    if (errors.length > 0) {
      return this.#show(request, response, { filled: { values, errors }, key, left: [] }, 422);
    }
    const { done, position, left } = await this.dispatch.answer(
      new HandOver(callerOf(request), intervention, holder, to, chosen, key),
    );
    if (left.length === 0)
      return response.redirect(
        303,
        addressWith('/fordelning', { antal: String(done), till: to, efter: String(position) }),
      );
    const told = left.map(
      ({ line, why }) =>
        `${line.number ?? referenceOf(line.journey)}: ${why?.[visitor.language] ?? shares.changed}`,
    );
    const sent = { filled: { values: { till: to }, errors: [] }, key: randomUUID(), left: told };
    return this.#show(request, response, sent, 409, position);
  }

  async #show(
    request: Request,
    response: Response,
    { key, filled, left }: SentShares,
    status: number,
    after?: bigint,
  ): Promise<void> {
    const visitor = visitorOf(request);
    const { intervention, holder: id } = heldIn(request);
    const { status: asked, sida } = request.query;
    const group = HELD.find((one) => GROUPS[one].slug === asked) ?? 'open';
    const { statuses } = GROUPS[group];
    const read = await this.dispatch.answer(
      new ReadHeld(callerOf(request), intervention, id, statuses, pageNumber(sida), after),
    );
    const { listed, items } = read;
    const share = withNobody(read.share, visitor);
    const held = share.holders.find((one) => one.id === id);
    if (held === undefined) throw journeyNotFound();
    const own = share.counts.filter(({ caseworker }) => caseworker === id);
    show(
      response,
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

  async #shares(request: Request, after?: bigint): Promise<readonly ShownShare[]> {
    const shares = await this.dispatch.answer(new ReadShares(callerOf(request), after));
    return shares.map((share) => withNobody(share, visitorOf(request)));
  }
}
