import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { mayAssignCaseload } from '@samspar/access';
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
import { HandOver, referenceOf, StaffNames } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { journeyNotFound } from '../../refusals.js';
import { Allow } from '../../sign-in/allow.js';
import { SignIn } from '../../sign-in/sign-in.js';
import { type Asker, who } from '../../who.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { GROUPS } from './case-choice.js';
import { CaseLists } from '../../queries/case-lists.js';
import { countOf, HELD, HeldPage, type Holder, NOBODYS, type Share, SharesPage } from './shares-page.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Sent = Readonly<{ filled: Filled; key: string; left: readonly string[] }>;

const NOTHING: Filled = { values: {}, errors: [] };

/** Whoever leads insatser shares their caseload out, and reads no identity (docs/architecture.md#who-may-what). */
@ApiExcludeController()
@Allow('team-lead')
@Controller('fordelning')
export class SharesController {
  constructor(
    private readonly lists: CaseLists,
    private readonly dispatch: Dispatch,
    private readonly staff: StaffNames,
    private readonly signIn: SignIn,
  ) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const { antal, till, efter } = request.query;
    await this.lists.caughtUp(efter);
    const shares = await Promise.all(asker.interventions.map((id) => this.#shareOf(asker, visitor, id)));
    const count = pageNumber(antal);
    const name = shares.flatMap(({ holders }) => holders).find(({ id }) => id !== null && id === till)?.name;
    show(
      response,
      <SharesPage
        visitor={visitor}
        shares={shares}
        {...(name !== undefined && { answer: textsOf(visitor.language).cases.shares.done(count, name) })}
      />,
    );
  }

  @Get(':intervention/:holder')
  async held(
    @Param() { intervention, holder }: Readonly<{ intervention: string; holder: string }>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const sent = { filled: NOTHING, key: randomUUID(), left: [] };
    await this.#show(request, response, intervention, holder, sent, 200);
  }

  @Post(':intervention/:holder')
  async handOver(
    @Param() { intervention, holder }: Readonly<{ intervention: string; holder: string }>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const { shares } = textsOf(visitor.language).cases;
    const values = typedIn(request.body);
    const chosen = valuesIn(values, 'arenden').filter((id) => UUID.test(id));
    const to = valueIn(values, 'till');
    const key = keyOf(request.body);
    const { holders } = await this.#shareOf(asker, visitor, intervention);
    const isHolder = holders.some(({ id, works }) => works && id === to && id !== holder);
    const errors: readonly FieldError[] = [
      ...(chosen.length === 0 ? [{ field: 'arenden', message: shares.noneChosen }] : []),
      ...(isHolder ? [] : [{ field: 'till', message: to === '' ? shares.toMissing : shares.unknownTo }]),
    ];
    if (errors.length > 0) {
      const wrong = { filled: { values, errors }, key, left: [] };
      return this.#show(request, response, intervention, holder, wrong, 422);
    }
    const { done, position, left } = await this.dispatch.answer(
      new HandOver(callerOf(request), intervention, holder === NOBODYS ? null : holder, to, chosen, key),
    );
    if (left.length === 0)
      return response.redirect(
        303,
        addressWith('/fordelning', { antal: String(done), till: to, efter: String(position) }),
      );
    await this.lists.caughtUp(String(position));
    const told = left.map(
      ({ line, why }) =>
        `${line.number ?? referenceOf(line.journey)}: ${why?.[visitor.language] ?? shares.changed}`,
    );
    const sent = { filled: { values: { till: to }, errors: [] }, key: randomUUID(), left: told };
    return this.#show(request, response, intervention, holder, sent, 409);
  }

  async #show(
    request: Request,
    response: Response,
    intervention: string,
    holder: string,
    { key, filled, left }: Sent,
    status: number,
  ): Promise<void> {
    const asker = who(request);
    const visitor = visitorOf(request);
    const share = await this.#shareOf(asker, visitor, intervention);
    const id = holder === NOBODYS ? null : holder;
    const held = share.holders.find((one) => one.id === id);
    if (held === undefined) throw journeyNotFound();
    const { status: asked, sida } = request.query;
    const group = HELD.find((one) => GROUPS[one].slug === asked) ?? 'open';
    const listed = this.lists.caseload.journeysOf({
      association: asker.association ?? '',
      interventions: [intervention],
      caseworker: id,
      statuses: GROUPS[group].statuses,
      page: pageNumber(sida),
    });
    const own = share.counts.filter(({ caseworker }) => caseworker === id);
    show(
      response,
      <HeldPage
        visitor={visitor}
        intervention={share.intervention}
        holder={held}
        others={share.holders.filter((one) => one.works && one.id !== id)}
        group={group}
        counts={{ open: countOf(own, 'open'), ended: countOf(own, 'ended') }}
        listed={listed}
        items={await this.lists.unnamed(readingBy(request, 'shares'), 'lead', listed.lines)}
        commandKey={key}
        filled={filled}
        left={left}
      />,
      status,
    );
  }

  /** Of an insats the asker leads: who works in it, whoever else is responsible for journeys there, and nobody. */
  async #shareOf(asker: Asker, visitor: Visitor, intervention: string): Promise<Share> {
    const association = asker.association ?? '';
    if (!mayAssignCaseload(asker, { association, intervention })) throw journeyNotFound();
    const counts = this.lists.caseload.countsOf({ association, interventions: [intervention] });
    const working = this.signIn.directory.caseworkersOf(association, intervention);
    const ids = [...new Set([...working, ...counts.flatMap(({ caseworker }) => caseworker ?? [])])];
    const holders: readonly Holder[] = (await this.staff.byName(ids)).map((user) => ({
      ...user,
      works: working.includes(user.id),
    }));
    return {
      intervention: { id: intervention, name: this.lists.interventionName(asker, intervention) },
      holders: [...holders, { id: null, name: textsOf(visitor.language).cases.tabs.nobodys, works: false }],
      counts,
    };
  }
}
