import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type JourneyEvent,
  type JourneyRefusal,
  journeyDecider,
  journeyStream,
  journeyWarnings,
  type ReferParticipant,
} from '@samspar/casework';
import { codesOf, SEX } from '@samspar/codes';
import type { Outcome } from '@samspar/event-store';
import { type Day, dayInStockholm, isKnown } from '@samspar/kernel';
import { ageOn, type Identity, IDENTITY_PROBLEM, readIdentityNumber, sexDigitOf } from '@samspar/vault';
import type { Installation } from '../installation.js';
import { bodyInvalid, Problem } from '../problem.js';
import { refused } from '../refusals.js';
import { INSTALLATION } from '../token.js';
import type { Asked } from './asked.js';
import { type Answer, answerOf, contextOf, type Warning } from './carry-out.js';
import { associationNamed, checkDistrict, checkIntervention } from './ground.js';
import type { ReferralBody } from './referral-body.js';

/** The command that creates a journey, with a participant where the person is not known yet. */
export class Refer extends Command<Answer> {
  constructor(
    readonly asked: Asked,
    readonly body: ReferralBody,
  ) {
    super();
  }
}

const identityIn = ({ identityNumber, name, contact, anonymous }: ReferralBody, today: Day): Identity | undefined => {
  if (identityNumber === undefined) {
    const lone = name !== undefined ? 'name' : contact !== undefined ? 'contact' : undefined;
    if (lone === undefined) return undefined;
    throw bodyInvalid([
      {
        field: lone,
        sentence: {
          sv: 'Det sparas bara tillsammans med identityNumber: ange det också, eller ta bort fältet.',
          en: 'It is kept only with an identityNumber: state that too, or remove the field.',
        },
      },
    ]);
  }
  if (anonymous)
    throw new Problem(422, 'AnonymousWithIdentity', {
      sv: 'En anonym anmälan har inget personnummer: ta bort identityNumber, name och contact, eller anonymous.',
      en: 'An anonymous referral has no identity number: remove identityNumber, name and contact, or anonymous.',
    });
  const read = readIdentityNumber(identityNumber, today);
  if ('problem' in read)
    throw bodyInvalid([{ field: 'identityNumber', sentence: IDENTITY_PROBLEM[read.problem] }]);
  return { number: read.number, ...(name !== undefined && { name }), ...(contact !== undefined && { contact }) };
};

const sexWarnings = ({ profile: { sex } }: ReferralBody, identity: Identity | undefined): readonly Warning[] =>
  identity && codesOf<string>(SEX).includes(sex) && sex !== sexDigitOf(identity.number)
    ? [
        {
          code: 'SexDiffersFromNumber',
          sentence: {
            sv: 'Könet är ett annat än det som personnumret anger: kontrollera att det stämmer.',
            en: 'The sex differs from the one the identity number states: check that it is right.',
          },
        },
      ]
    : [];

@CommandHandler(Refer)
export class ReferHandler implements ICommandHandler<Refer> {
  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  async execute({ asked, body }: Refer): Promise<Answer> {
    const { streams, vault, views, registration, clock } = this.installation;
    const today = dayInStockholm(clock());
    const { state } = await streams.load(journeyStream, asked.journey);
    const association = state.status === 'none' ? undefined : state.association;
    const answered = association !== undefined && (await this.#repeated(asked, association));
    const identity = identityIn(body, today);
    const command = referral(body, identity, today, '');
    const warnings = [...journeyWarnings(command, journeyDecider.initialState), ...sexWarnings(body, identity)];
    if (answered) return answerOf(asked, answered, warnings);
  }
}
