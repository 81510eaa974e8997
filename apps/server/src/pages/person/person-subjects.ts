import { Injectable } from '@nestjs/common';
import type { CardReason } from '@samspar/codes';
import { NamePerson, NameStaff, ReadCard, ReadJourney } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf, readingBy } from '../../caller.js';
import { Clock } from '../../clock.js';
import { Dispatch } from '../../dispatch.js';
import { Tellings } from '../tellings.js';
import type { PersonSubject } from './person-subject.js';

/** Reads what the pages about the person of a journey are made of, once it is written down that it is shown. */
@Injectable()
export class PersonSubjects {
  constructor(
    private readonly clock: Clock,
    private readonly dispatch: Dispatch,
    private readonly tellings: Tellings,
  ) {}

  /** Throws the problem of a journey that the asker may not see; of a card that she may not open too, where she says what for. */
  async of(request: Request, openedFor?: CardReason): Promise<PersonSubject> {
    const caller = callerOf(request);
    const reading = readingBy(request, 'case-person', openedFor && { openedFor });
    const file = await this.dispatch.answer(new ReadJourney(reading, String(request.params['id'])));
    const [person, card, telling] = await Promise.all([
      this.dispatch.answer(new NamePerson(caller, file)),
      this.dispatch.answer(new ReadCard(caller, file)),
      this.tellings.withoutTexts(request, file, []),
    ]);
    const actors = [...card.changes, ...Object.values(card.registered)].map(({ actor }) => actor);
    const named = await this.dispatch.answer(new NameStaff(caller, actors));
    const names = new Map([...telling.names, ...named]);
    const isResponsible = file.state.caseworker?.id === caller.asker.actor;
    return { telling: { ...telling, names }, file, person, card, isResponsible, today: this.clock.today };
  }
}
