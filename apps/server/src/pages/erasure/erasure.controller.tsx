import { randomUUID } from 'node:crypto';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { slug } from '@samspar/codes';
import {
  addressWith,
  type FieldError,
  keyOf,
  pageNumber,
  textsOf,
  typedIn,
  valueIn,
  valuesIn,
} from '@samspar/pages';
import { EraseJourneys, type Erased, ReadDue } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Dispatch } from '../../dispatch.js';
import { Allow } from '../../sign-in/allow.js';
import { show } from '../render.js';
import { visitorOf } from '../visitor.js';
import { ErasurePage } from './erasure-page.js';

type Sent = Readonly<{
  values: Readonly<Record<string, string | readonly string[] | undefined>>;
  errors: readonly FieldError[];
  key: string;
  left: Erased['left'];
}>;

const NUMBER = /^\d{1,6}$/;

const numberIn = (said: unknown): number =>
  typeof said === 'string' && NUMBER.test(said) ? Number(said) : 0;

/** Whoever leads an insats for the authority that answers for its journeys approves that they are erased; she reads no identity. */
@Allow('team-lead')
@Controller('gallring')
export class ErasureController {
  constructor(private readonly dispatch: Dispatch) {}

  @Get()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.#show(request, response, 200);
  }

  @Post()
  async erase(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visitor = visitorOf(request);
    const { erasure } = textsOf(visitor.language);
    const values = typedIn(request.body);
    const chosen = valuesIn(values, 'arenden');
    const key = keyOf(request.body);
    const name = visitor.name ?? '';
    const errors: readonly FieldError[] = [
      ...(chosen.length === 0 ? [{ field: 'arenden', message: erasure.noneChosen }] : []),
      ...(slug(valueIn(values, 'namn')) === slug(name)
        ? []
        : [{ field: 'namn', message: erasure.nameWrong(name) }]),
    ];
    if (errors.length > 0) return this.#show(request, response, 422, { values, errors, key, left: [] });
    const { done, waiting, left } = await this.dispatch.answer(
      new EraseJourneys(callerOf(request), chosen, key),
      ({ code }) => {
        throw new Error(`Whoever leads an insats approves herself, and came to ${code}.`);
      },
    );
    if (done === 0 && left.length === 0) {
      const nothing = [{ field: 'arenden', message: erasure.notThere }];
      return this.#show(request, response, 409, { values: {}, errors: nothing, key: randomUUID(), left });
    }
    if (left.length === 0)
      return response.redirect(
        303,
        addressWith('/gallring', {
          antal: String(done),
          ...(waiting > 0 && { vantar: String(waiting) }),
        }),
      );
    return this.#show(request, response, 409, { values: {}, errors: [], key: randomUUID(), left });
  }

  async #show(request: Request, response: Response, status: number, sent?: Sent): Promise<void> {
    const { language, name } = visitorOf(request);
    const { erasure } = textsOf(language);
    const page = pageNumber(request.query['sida']);
    const read = await this.dispatch.answer(new ReadDue(readingBy(request, 'retention'), page));
    // What was on it has been erased since.
    if (status === 200 && page > 1 && read.every(({ due }) => due.length === 0))
      return response.redirect(303, '/gallring');
    const [done, waiting] = [numberIn(request.query['antal']), numberIn(request.query['vantar'])];
    // Each is approved of deliberately: nothing is chosen for whoever opens the page.
    const asked =
      request.query['alla'] === undefined ? [] : read.flatMap(({ due }) => due.map(({ journey }) => journey));
    show(
      response,
      <ErasurePage
        read={read}
        page={page}
        name={name ?? ''}
        filled={{ values: sent?.values ?? { arenden: asked }, errors: sent?.errors ?? [] }}
        commandKey={sent?.key ?? randomUUID()}
        answers={[
          ...(done > 0 ? [erasure.done(done)] : []),
          ...(waiting > 0 ? [erasure.waiting(waiting)] : []),
        ]}
        left={(sent?.left ?? []).map(
          ({ reference, why }) => `${reference}: ${why?.[language] ?? erasure.changed}`,
        )}
      />,
      status,
    );
  }
}
