import { Injectable } from '@nestjs/common';
import { sealedIn, type ShownEvent, type Telling, textsOf, usersIn } from '@samspar/pages';
import { NameStaff, RevealTexts, type ShownJourney } from '@samspar/use-cases';
import type { Request } from 'express';
import { callerOf } from '../caller.js';
import { Dispatch } from '../dispatch.js';
import { visitorOf } from './visitor.js';

/** Reads what events are told in: names of those who acted, and sealed texts, of the events that are shown and no others. */
@Injectable()
export class Tellings {
  constructor(private readonly dispatch: Dispatch) {}

  async about(request: Request, file: ShownJourney, shown: readonly ShownEvent[]): Promise<Telling> {
    const sealed = shown.flatMap((one) => sealedIn(one.event, one));
    const [telling, clear] = await Promise.all([
      this.withoutTexts(request, file, shown),
      this.dispatch.answer(new RevealTexts(callerOf(request), file, sealed)),
    ]);
    return { ...telling, clear };
  }

  /** Texts stay sealed: it is said where there are some. */
  async withoutTexts(request: Request, file: ShownJourney, shown: readonly ShownEvent[]): Promise<Telling> {
    const { language } = visitorOf(request);
    const responsible = file.state.caseworker === null ? [] : [file.state.caseworker.id];
    const users = [
      ...responsible,
      ...shown.flatMap(({ actor, event, annulledBy }) => [
        actor,
        ...usersIn(event),
        ...(annulledBy ? [annulledBy.actor] : []),
      ]),
    ];
    const names = await this.dispatch.answer(new NameStaff(callerOf(request), users));
    const { association, isProtected, isShielded } = file;
    const texts = textsOf(language);
    return { language, texts, association, isProtected, isShielded, names, clear: null };
  }
}
