import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Asker, mayRefer, maySeeJourney } from '@samspar/access';
import type { Association } from '@samspar/association';
import {
  journeyDecider,
  journeyStream,
  type JourneyWarning,
  type ReferParticipant,
  sourcesIn,
  termsOf,
  type UnderTerms,
} from '@samspar/casework';
import type { CommandContext } from '@samspar/event-store';
import type { Day } from '@samspar/kernel';
import { IDENTITY_PROBLEM, readIdentityNumber } from '@samspar/identity-number';
import type { Installation } from '@samspar/installation';
import type { Identity } from '@samspar/vault';
import { bodyInvalid, Problem } from '../problem.js';
import { refused } from '../refusals.js';
import { todayBy } from '../today.js';
import { INSTALLATION } from '../token.js';
import type { Asked } from './asked.js';
import { type Answer, answerOf, contextOf, type Warning } from './carry-out.js';
import { associationNamed } from './ground.js';
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

/** Stands in until the rules have accepted the referral and its participant is registered. */
const NOBODY_YET = '00000000-0000-0000-0000-000000000000';

const identityIn = (
  { identityNumber, name, contact, anonymous }: ReferralBody,
  today: Day,
): Identity | undefined => {
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
  return {
    number: read.number,
    ...(name !== undefined && { name }),
    ...(contact !== undefined && { contact }),
  };
};

const commandOf = (
  body: ReferralBody,
  association: Association,
  identity: Identity | undefined,
  today: Day,
): UnderTerms<ReferParticipant> => ({
  type: 'ReferParticipant',
  occurredOn: body.referredOn,
  today,
  terms: termsOf(association),
  data: {
    association: association.id,
    intervention: body.intervention,
    participantId: NOBODY_YET,
    anonymous: body.anonymous ?? false,
    referringParty: body.referringParty,
    referringUnit: body.referringUnit,
    decidingParties: body.decidingParties ?? [],
    profile: body.profile,
    ...(identity && sourcesIn(identity.number, body.referredOn)),
    ...(body.birthYear !== undefined && { birthYear: body.birthYear }),
  },
});

/** Those that the asker may refer to: what is not hers is not there. */
const ownAssociations = (
  { asker }: Pick<Asked, 'asker'>,
  associations: readonly Association[],
): readonly Association[] => associations.filter(({ id }) => mayRefer(asker, id));

/** What the referral would be warned of. Throws the problem that it is refused with, before anything is written. */
const checkReferral = (command: UnderTerms): readonly JourneyWarning[] => {
  const decision = journeyDecider.decide(command, journeyDecider.initialState);
  if (decision.accepted) return decision.warnings;
  throw refused(decision.refusal);
};

/** What a referral would be if it were registered now. */
export type Preview = Readonly<{ identity?: Identity; warnings: readonly Warning[] }>;

/** Looks at a referral before it is registered; throws the problem it would be refused with, and writes nothing. */
export const previewOf = (
  { views, clock }: Pick<Installation, 'views' | 'clock'>,
  asker: Asker,
  body: ReferralBody,
): Preview => {
  const today = todayBy(clock);
  const identity = identityIn(body, today);
  const own = ownAssociations({ asker }, views.associations());
  const command = commandOf(body, associationNamed(own, body.association), identity, today);
  return { ...(identity && { identity }), warnings: checkReferral(command) };
};

@CommandHandler(Refer)
export class ReferHandler implements ICommandHandler<Refer> {
  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  async execute({ asked, body }: Refer): Promise<Answer> {
    const { streams, vault, views, clock } = this.installation;
    const today = todayBy(clock);
    const identity = identityIn(body, today);
    const { state } = await streams.load(journeyStream, asked.journey);
    const all = views.associations();
    const association =
      state.status === 'none'
        ? associationNamed(ownAssociations(asked, all), body.association)
        : associationNamed(all, state.association);
    const [digest] = await vault.digest(association.id, 'command', [asked.text]);
    const context = contextOf(asked, digest);
    const command = commandOf(body, association, identity, today);
    const toHandle =
      state.status === 'none' ? await this.#registered(asked, command, body, identity, context) : command;
    const outcome = await streams.handle(journeyStream, asked.journey, [toHandle], context);
    return answerOf(asked, outcome);
  }

  /** The command with its participant and its sealed note. Nothing is written for a referral that will be refused. */
  async #registered(
    { asker, journey }: Asked,
    command: UnderTerms<ReferParticipant>,
    body: ReferralBody,
    identity: Identity | undefined,
    context: CommandContext,
  ): Promise<UnderTerms<ReferParticipant>> {
    const { vault, registration } = this.installation;
    const { association, anonymous, intervention } = command.data;
    checkReferral(command);
    const isHers = maySeeJourney(asker, { association, intervention });
    const [participantId] = await registration.participants([
      {
        association,
        anonymous,
        journey,
        intervention: isHers ? intervention : null,
        context,
        ...(identity && { identity }),
      },
    ]);
    if (participantId === undefined) throw new Error('Registration answered without a participant.');
    const note =
      body.note === undefined || anonymous ? {} : { note: await vault.seal(participantId, body.note) };
    return { ...command, data: { ...command.data, participantId, ...note } };
  }
}
