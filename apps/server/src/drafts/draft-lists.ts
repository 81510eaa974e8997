import { Injectable } from '@nestjs/common';
import { type Asker, maySeeJourney, maySeeReferral } from '@samspar/access';
import { readIdentityNumber } from '@samspar/identity-number';
import { dayInStockholm } from '@samspar/kernel';
import {
  clockInWords,
  type LeftForm,
  momentInWords,
  personInWords,
  type ShownDraft,
  type Texts,
  type Typed,
  valueIn,
} from '@samspar/pages';
import type { CaseLine } from '@samspar/views';
import { CaseLists } from '../queries/case-lists.js';
import { FormDrafts, REFERRAL_ADDRESS } from './form-drafts.js';
import type { ListedCase, Reading } from '@samspar/use-cases';

/** The journey and the form of an address. */
const OF_JOURNEY = /^\/arenden\/([0-9a-f-]{36})\/([a-z-]+)/;
/** The one form that is open to the sender of a referral, who sees no more of the journey. */
const OF_SENDER = 'atertagande';

/** A number as far as a list shows it: the day of birth. */
const masked = (text: string, today: string): string | undefined => {
  const read = readIdentityNumber(text, today);
  return 'number' in read ? `${read.number.digits.slice(0, 8)}-••••` : undefined;
};

/** The drafts of whoever asks as lists show them: those of journeys and forms that she may still see. */
@Injectable()
export class DraftLists {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly lists: CaseLists,
  ) {}

  /** Of all forms; the journeys they are about are written down as read. Throws `StoreUnavailable`. */
  async of(reading: Reading, texts: Texts): Promise<readonly ShownDraft[]> {
    const all = await this.drafts.of(reading.asker.actor);
    const journeyOf = await this.#journeysOf(reading, all);
    return all.flatMap((left) => {
      if (left.address === REFERRAL_ADDRESS) return this.#referral(reading.asker, left, texts);
      const [, id, form] = OF_JOURNEY.exec(left.address) ?? [];
      if (id === undefined || form === undefined) return [];
      const journey = journeyOf(id, form);
      return journey === undefined ? [] : this.#ofJourney(journey, form, left, texts);
    });
  }

  /** Of one form, on its own page. */
  async at(asker: Asker, address: string, texts: Texts): Promise<readonly ShownDraft[]> {
    const all = await this.drafts.at(asker.actor, address);
    return all.map((left) =>
      address === REFERRAL_ADDRESS
        ? this.#referral(asker, left, texts)
        : this.#shown(left, texts, texts.drafts.title(this.#when(left, texts)), []),
    );
  }

  /** The journey of an address as far as she may see it now, where its form is still open to her. */
  async #journeysOf(
    reading: Reading,
    all: readonly LeftForm[],
  ): Promise<(id: string, form: string) => ListedCase | undefined> {
    const { asker } = reading;
    const asSender = (line: CaseLine) =>
      maySeeReferral(asker, {
        ...line,
        referredBy: line.referredBy ?? '',
        referringParty: line.referringParty ?? '',
        referringUnit: line.referringUnit ?? '',
      });
    const whole = new Map<string, CaseLine>();
    const sent = new Map<string, CaseLine>();
    for (const { address } of all) {
      const [, id, form] = OF_JOURNEY.exec(address) ?? [];
      const line = id === undefined ? undefined : this.lists.caseload.journey(id);
      if (line && maySeeJourney(asker, line)) whole.set(line.journey, line);
      else if (line && form === OF_SENDER && asSender(line)) sent.set(line.journey, line);
    }
    const shown = [
      ...(await this.lists.shown(reading, [...whole.values()])),
      ...(await this.lists.unnamed(reading, 'sender', [...sent.values()])),
    ];
    const journeys = new Map(shown.map((journey) => [journey.line.journey, journey]));
    return (id, form) => (whole.has(id) || form === OF_SENDER ? journeys.get(id) : undefined);
  }

  #ofJourney(
    { number, intervention, person }: ListedCase,
    form: string,
    left: LeftForm,
    texts: Texts,
  ): ShownDraft {
    const { journey, drafts, myDay } = texts;
    const names: Readonly<Record<string, string>> = journey.changes.forms;
    const whose = personInWords(texts, person);
    return this.#shown(left, texts, drafts.about(names[form] ?? form, whose ?? myDay.journey(number)), [
      intervention,
      ...(whose === undefined ? [] : [number]),
    ]);
  }

  #referral(asker: Asker, left: LeftForm, texts: Texts): ShownDraft {
    const intervention = valueIn(left.typed, 'intervention');
    const title = texts.drafts.about(texts.referral.title, this.#whom(left.typed, texts));
    const told = intervention === '' ? [] : [this.lists.interventionName(asker, intervention)];
    return this.#shown(left, texts, title, told);
  }

  #whom(typed: Typed, { journey, drafts }: Texts): string {
    const isAnonymous = valueIn(typed, 'anonymous') === 'anonymous';
    if (isAnonymous) return journey.person.anonymous;
    return (
      valueIn(typed, 'name') || (masked(valueIn(typed, 'identityNumber'), this.lists.today) ?? drafts.nobody)
    );
  }

  #shown(left: LeftForm, texts: Texts, title: string, about: readonly string[]): ShownDraft {
    const when = this.#when(left, texts);
    return { left, title, when, about: [...about, texts.drafts.savedAt(when)] };
  }

  #when({ savedAt }: LeftForm, texts: Texts): string {
    return dayInStockholm(savedAt) === this.lists.today
      ? clockInWords(savedAt)
      : momentInWords(texts, savedAt);
  }
}
