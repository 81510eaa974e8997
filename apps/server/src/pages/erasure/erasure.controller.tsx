import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { slug } from '@samspar/codes';
import { addressWith, type FieldError, keyOf, pageNumber, valueIn, valuesIn } from '@samspar/pages';
import { EraseJourneys, type Erased, ReadDue } from '@samspar/use-cases';
import { Allow } from '../../sign-in/allow.js';
import { ErasurePage } from './erasure-page.js';
import { PageVisit, Visiting } from '../visit.js';

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
  @Get()
  async page(@Visiting() visit: PageVisit): Promise<string> {
    return this.#show(visit, 200);
  }

  @Post()
  async erase(@Visiting() visit: PageVisit): Promise<string> {
    const { visitor } = visit;
    const { erasure, cases } = visit.texts;
    const values = visit.typed;
    const chosen = valuesIn(values, 'arenden');
    const key = keyOf(visit.request.body);
    const name = visitor.name ?? '';
    const errors: readonly FieldError[] = [
      ...(chosen.length === 0 ? [{ field: 'arenden', message: cases.shares.noneChosen }] : []),
      ...(slug(valueIn(values, 'namn')) === slug(name)
        ? []
        : [{ field: 'namn', message: erasure.nameWrong(name) }]),
    ];
    if (errors.length > 0) return this.#show(visit, 422, { values, errors, key, left: [] });
    const { done, waiting, left } = await visit.answer(
      new EraseJourneys(visit.caller, chosen, key),
      ({ code }) => {
        throw new Error(`Whoever leads an insats approves herself, and came to ${code}.`);
      },
    );
    if (done === 0 && left.length === 0) {
      const nothing = [{ field: 'arenden', message: erasure.notThere }];
      return this.#show(visit, 409, { values: {}, errors: nothing, key: randomUUID(), left });
    }
    if (left.length === 0)
      return visit.goTo(
        addressWith('/gallring', {
          antal: String(done),
          ...(waiting > 0 && { vantar: String(waiting) }),
        }),
      );
    return this.#show(visit, 409, { values: {}, errors: [], key: randomUUID(), left });
  }

  async #show(visit: PageVisit, status: number, sent?: Sent): Promise<string> {
    const { language, name } = visit.visitor;
    const { erasure } = visit.texts;
    const page = pageNumber(visit.query['sida']);
    const read = await visit.answer(new ReadDue(visit.reading('retention'), page));
    // What was on it has been erased since.
    if (status === 200 && page > 1 && read.every(({ due }) => due.length === 0))
      return visit.goTo('/gallring');
    const [done, waiting] = [numberIn(visit.query['antal']), numberIn(visit.query['vantar'])];
    // Each is approved of deliberately: nothing is chosen for whoever opens the page.
    const asked =
      visit.query['alla'] === undefined ? [] : read.flatMap(({ due }) => due.map(({ journey }) => journey));
    return visit.show(
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
