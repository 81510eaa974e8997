import { Injectable } from '@nestjs/common';
import {
  type JourneyFile,
  type KnownEvent,
  sealedIn,
  type Telling,
  textsOf,
  usersIn,
  type Visitor,
} from '@samspar/pages';
import { Persons } from './persons.js';
import { JourneyFiles } from './journey-files.js';

/** Reads what events are told in: names of those who acted, and sealed texts, of the events that are shown and no others. */
@Injectable()
export class Tellings {
  constructor(
    private readonly files: JourneyFiles,
    private readonly persons: Persons,
  ) {}

  async about(file: JourneyFile, visitor: Visitor, shown: readonly KnownEvent[]): Promise<Telling> {
    const [telling, clear] = await Promise.all([
      this.withoutTexts(file, visitor, shown),
      this.files.revealed(
        file,
        shown.flatMap(({ event }) => sealedIn(event)),
      ),
    ]);
    return { ...telling, clear };
  }

  /** Texts stay sealed: it is said where there are some. */
  async withoutTexts(
    file: JourneyFile,
    { language }: Visitor,
    shown: readonly KnownEvent[],
  ): Promise<Telling> {
    const responsible = file.state.caseworker === null ? [] : [file.state.caseworker.id];
    const names = await this.persons.namesOf([
      ...responsible,
      ...shown.flatMap(({ actor, event }) => [actor, ...usersIn(event)]),
    ]);
    return { language, texts: textsOf(language), association: file.association, names, clear: null };
  }
}
