import { Injectable } from '@nestjs/common';
import { readIdentityNumber } from '@samspar/identity-number';
import { clockInStockholm, dayInStockholm, unreachable } from '@samspar/kernel';
import {
  type LeftForm,
  momentInWords,
  personInWords,
  type ShownDraft,
  type Texts,
  type Typed,
  valueIn,
} from '@samspar/pages';
import {
  type Caller,
  type ListedCase,
  maskedNumber,
  type Reading,
  ReadOwnAssociation,
  ReadSomeCases,
} from '@samspar/use-cases';
import { Clock } from '../clock.js';
import { Dispatch } from '../dispatch.js';
import { notAllowed } from '../sign-in/refusals.js';
import { FormDrafts, REFERRAL_ADDRESS } from './form-drafts.js';

/** The journey and the form of an address. */
const OF_JOURNEY = /^\/arenden\/([0-9a-f-]{36})\/([a-z-]+)/;
/** The one form that is open to the sender of a referral, who sees no more of the journey. */
const OF_SENDER = 'atertagande';

/** A number as far as a list shows it. */
const maskedIn = (text: string, today: string): string | undefined => {
  const read = readIdentityNumber(text, today);
  return 'number' in read ? maskedNumber(read.number.digits) : undefined;
};

/** The drafts of whoever asks as lists show them: those of journeys and forms that she may still see. */
@Injectable()
export class DraftLists {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
  ) {}

  /** Of all forms; the journeys they are about are written down as read. Throws `StoreUnavailable`. */
  async of(reading: Reading, texts: Texts): Promise<readonly ShownDraft[]> {
    const all = await this.drafts.of(reading.asker.actor);
    const about = all.map(({ address }) => {
      const [, journey = '', form = ''] = OF_JOURNEY.exec(address) ?? [];
      return { journey, form, part: form === OF_SENDER ? 'referral' : 'journey' } as const;
    });
    const journeys = await this.dispatch.answer(new ReadSomeCases(reading, about));
    const shown = all.map(async (left, index) => {
      if (left.address === REFERRAL_ADDRESS) return this.#referral(reading, left, texts);
      const journey = journeys[index];
      return journey && this.#ofJourney(journey, about[index]?.form ?? '', left, texts);
    });
    return (await Promise.all(shown)).filter((one) => one !== undefined);
  }

  /** Of one form, on its own page. */
  async at(caller: Caller, address: string, texts: Texts): Promise<readonly ShownDraft[]> {
    const all = await this.drafts.at(caller.asker.actor, address);
    return Promise.all(
      all.map(async (left) =>
        address === REFERRAL_ADDRESS
          ? this.#referral(caller, left, texts)
          : this.#shown(left, texts, texts.drafts.title(this.#when(left, texts)), []),
      ),
    );
  }

  #ofJourney(
    { number, intervention, person }: ListedCase,
    form: string,
    left: LeftForm,
    texts: Texts,
  ): ShownDraft {
    const { journey, person: ofPerson, drafts, myDay } = texts;
    const names: Readonly<Record<string, string>> = { ...journey.changes.forms, ...ofPerson.draftOf };
    const whose = personInWords(texts, person);
    return this.#shown(left, texts, drafts.about(names[form] ?? form, whose ?? myDay.journey(number)), [
      intervention,
      ...(whose === undefined ? [] : [number]),
    ]);
  }

  async #referral(caller: Caller, left: LeftForm, texts: Texts): Promise<ShownDraft> {
    const intervention = valueIn(left.typed, 'intervention');
    const title = texts.drafts.about(texts.referral.title, this.#whom(left.typed, texts));
    const own = await this.dispatch.answer(new ReadOwnAssociation(caller), unreachable, notAllowed);
    const name = own.interventions.find(({ id }) => id === intervention)?.name ?? intervention;
    const told = name === '' ? [] : [name];
    return this.#shown(left, texts, title, told);
  }

  #whom(typed: Typed, { journey, drafts }: Texts): string {
    const isAnonymous = valueIn(typed, 'anonymous') === 'anonymous';
    if (isAnonymous) return journey.person.anonymous;
    return (
      valueIn(typed, 'name') ||
      (maskedIn(valueIn(typed, 'identityNumber'), this.clock.today) ?? drafts.nobody)
    );
  }

  #shown(left: LeftForm, texts: Texts, title: string, about: readonly string[]): ShownDraft {
    const when = this.#when(left, texts);
    return { left, title, when, about: [...about, texts.drafts.savedAt(when)] };
  }

  #when({ savedAt }: LeftForm, texts: Texts): string {
    return dayInStockholm(savedAt) === this.clock.today
      ? clockInStockholm(savedAt)
      : momentInWords(texts, savedAt);
  }
}
