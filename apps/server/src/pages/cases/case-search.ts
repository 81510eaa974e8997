import { Inject, Injectable } from '@nestjs/common';
import type { Asker } from '@samspar/access';
import { readIdentityNumber } from '@samspar/identity-number';
import type { Installation } from '@samspar/installation';
import type { CaseLine } from '@samspar/views';
import { INSTALLATION } from '../../token.js';
import { CaseLists } from '../../queries/case-lists.js';

const REFERENCE = /^([0-9a-f]{4})[-\s]?([0-9a-f]{4})$/i;

/** Finds journeys of one's own insatser by their numbers, or by the person's. */
@Injectable()
export class CaseSearch {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly lists: CaseLists,
  ) {}

  /**
   * By own number, short number or identity number, whichever it may be; of other insatser nothing, and nothing tells
   * whether the person is known at all.
   */
  async find(asker: Asker, text: string): Promise<readonly CaseLine[]> {
    const typed = text.trim();
    const { caseload, today } = this.lists;
    const places = this.lists.placesOf(asker);
    const [, one, other] = REFERENCE.exec(typed) ?? [];
    const identity = readIdentityNumber(typed, today);
    const participantId =
      'number' in identity
        ? await this.installation.vault.find(places.association, identity.number)
        : undefined;
    const found = [
      ...caseload.byCaseNumber({ ...places, number: typed }),
      ...(one === undefined || other === undefined
        ? []
        : caseload.byReference({ ...places, digits: `${one}${other}`.toLowerCase() })),
      ...(participantId === undefined ? [] : caseload.byParticipant({ ...places, participantId })),
    ];
    return found.filter(
      ({ journey }, index) => found.findIndex((line) => line.journey === journey) === index,
    );
  }
}
