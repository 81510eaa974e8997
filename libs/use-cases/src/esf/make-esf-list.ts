import { type EsfListMade, esfStream, OPERATOR } from '@samspar/access';
import { isEsfFinanced, runBy } from '@samspar/association';
import { countedBy, firstDayOf, isMonth, lastDayOf, listOf } from '@samspar/esf';
import { nameBasedId, OutcomeUnknown } from '@samspar/event-store';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { type Day, monthsAfter } from '@samspar/kernel';
import { accepted, Command, givenBy, type Outcome, refused, type Sent } from '../message.js';
import { caughtUp } from '../places.js';
import type { EsfPorts } from '../ports.js';
import { type EsfGiver, esfGiver, type EsfOrder, type EsfRefusal, MOST_ESF_DAYS } from './esf.js';
import { EsfPictures } from './pictures.js';

const DAY_MS = 86_400_000;

/** Makes the list of a month of who took part in an insats that ESF finances (docs/adr/0047). Nobody is shown anything yet, and nothing is kept but which journeys it tells of. */
export class MakeEsfList extends Command<Outcome<EsfListMade['data'], EsfRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly order: EsfOrder,
    /** Id of the caseworker whom it is made for; of whoever operates the installation alone. */
    readonly orderedBy?: string,
  ) {
    super(sent);
  }
}

type Refused = Readonly<{ refusal: EsfRefusal; field: keyof EsfOrder }>;

const refuse = (refusal: EsfRefusal, field: keyof EsfOrder): Refused => ({ refusal, field });

/** Why a list is not made as ordered; undefined where it may be. */
const orderRefusal = (
  { association, interventions }: EsfGiver,
  { intervention, month, ground, reference, days }: EsfOrder,
  today: Day,
): Refused | undefined => {
  const allowed = interventions.map(({ id }) => id);
  const insats = association.interventions.find(({ id }) => id === intervention);
  if (!insats || !isEsfFinanced(insats)) return refuse({ code: 'NotFinancedByEsf', allowed }, 'intervention');
  if (!allowed.includes(intervention)) {
    const owner = runBy(association, insats);
    return owner
      ? refuse({ code: 'NotProjectOwner', owner: owner.name, allowed }, 'intervention')
      : refuse({ code: 'ProjectOwnerNotKnown', allowed }, 'intervention');
  }
  if (!isMonth(month)) return refuse({ code: 'MonthWrong' }, 'month');
  if (lastDayOf(month) >= today)
    return refuse({ code: 'MonthNotOver', from: monthsAfter(firstDayOf(month), 1) }, 'month');
  if (ground !== 'consent' && reference.trim() === '')
    return refuse({ code: 'ReferenceMissing' }, 'reference');
  if (looksLikeIdentityNumber(reference)) return refuse({ code: 'ReferenceNamesPerson' }, 'reference');
  if (!Number.isInteger(days) || days < 1 || days > MOST_ESF_DAYS)
    return refuse({ code: 'DaysWrong', most: MOST_ESF_DAYS }, 'days');
  return undefined;
};

const isOrdered = (made: EsfListMade['data'], { intervention, month, ground, reference, days }: EsfOrder) =>
  made.intervention === intervention &&
  made.month === month &&
  made.ground === ground &&
  (made.reference ?? '') === (ground === 'consent' ? '' : reference.trim()) &&
  made.expiresAt === made.knownAt + days * DAY_MS;

export const makeEsfList =
  (ports: EsfPorts) =>
  async ({ sent, order, orderedBy }: MakeEsfList): Promise<Outcome<EsfListMade['data'], EsfRefusal>> => {
    const giver = esfGiver(ports, sent.asker, orderedBy);
    if ('code' in giver) return refused(giver, giver.code === 'OrdererUnknown' ? 'orderedBy' : undefined);
    const today = ports.today();
    const wrong = orderRefusal(giver, order, today);
    if (wrong) return refused(wrong.refusal, wrong.field);
    const { intervention, month, ground, reference, days } = order;
    const { association, authority } = giver;
    const insats = giver.interventions.find(({ id }) => id === intervention);
    if (!insats) throw new Error(`${intervention} was asked for, and may be.`);
    const list = nameBasedId(sent.commandId, 'esf', sent.asker.actor);
    const { state: before } = await ports.streams.load(esfStream, association.id);
    const same = before.find((one) => one.list === list);
    if (same)
      return isOrdered(same, order)
        ? { outcome: 'repeated', answer: same }
        : refused({ code: 'CommandIdReused' });
    if (!(await caughtUp(ports, await ports.store.lastPosition()))) return refused({ code: 'ListsBehind' });
    const knownAt = ports.now();
    const pictures = new EsfPictures(ports, { association, authority, intervention });
    const parts = await pictures.partsAt(knownAt, ground, today, month);
    const { rows, leftOut } = listOf(parts, month);
    const last = before.findLast((one) => one.intervention === intervention && one.month === month);
    if (rows.length === 0 && !last) {
      const others = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
      return refused({ code: 'NobodyTookPart', leftOut: others }, 'month');
    }
    const changes =
      last && countedBy((await pictures.changesOf({ ...last, ground }, today)).map(({ what }) => what));
    const made: EsfListMade['data'] = {
      list,
      association: association.id,
      authority: authority.id,
      intervention,
      project: insats.esf.project,
      month,
      ground,
      ...(ground !== 'consent' && { reference: reference.trim() }),
      journeys: rows.map(({ journey }) => journey),
      withoutNumber: rows.filter(({ by }) => by === 'none').length,
      leftOut,
      ...(changes && { changes }),
      knownAt,
      expiresAt: knownAt + days * DAY_MS,
      ...(sent.asker.role === OPERATOR.role && { orderedBy: giver.asker.actor }),
    };
    const outcome = await ports.streams.handle(
      esfStream,
      association.id,
      [{ type: 'MakeEsfList', occurredOn: today, today, data: made }],
      givenBy(sent, sent.commandId),
    );
    if (outcome.outcome === 'otherBody') return refused({ code: 'CommandIdReused' });
    if (outcome.outcome !== 'accepted')
      throw new OutcomeUnknown(`${esfStream.prefix}${association.id} skrevs av andra om och om igen.`);
    return accepted(made);
  };
