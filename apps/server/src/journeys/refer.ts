import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Asker, mayRefer, maySeeJourney } from '@samspar/access';
import type { Association } from '@samspar/association';
import { journeyDecider, journeyStream, journeyWarnings, type ReferParticipant } from '@samspar/casework';
import { codesOf, SEX } from '@samspar/codes';
import type { CommandContext } from '@samspar/event-store';
import { type Day, isKnown } from '@samspar/kernel';
import { ageOn, IDENTITY_PROBLEM, readIdentityNumber, sexDigitOf } from '@samspar/identity-number';
import type { Installation } from '@samspar/installation';
import type { Identity } from '@samspar/vault';
import { bodyInvalid, Problem } from '../problem.js';
import { refused } from '../refusals.js';
import { todayBy } from '../today.js';
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

const sexWarnings = (
  { profile: { sex } }: ReferralBody,
  identity: Identity | undefined,
): readonly Warning[] =>
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

const commandOf = (
  body: ReferralBody,
  association: string,
  identity: Identity | undefined,
  today: Day,
): ReferParticipant => ({
  type: 'ReferParticipant',
  occurredOn: body.referredOn,
  today,
  data: {
    association,
    intervention: body.intervention,
    participantId: NOBODY_YET,
    anonymous: body.anonymous ?? false,
    referringParty: body.referringParty,
    referringUnit: body.referringUnit,
    decidingParties: body.decidingParties ?? [],
    profile: body.profile,
    ...(identity && isKnown(body.referredOn) && { ageFromNumber: ageOn(identity.number, body.referredOn) }),
    ...(body.birthYear !== undefined && { birthYear: body.birthYear }),
  },
});

/** Those that the asker may refer to: what is not hers is not there. */
const ownAssociations = (
  { asker }: Pick<Asked, 'asker'>,
  associations: readonly Association[],
): readonly Association[] => associations.filter(({ id }) => mayRefer(asker, id));

/** The referral's association; throws the problem that it is refused with before anything is written. */
const usable = (associations: readonly Association[], command: ReferParticipant): Association => {
  const { association: id, intervention, profile } = command.data;
  const association = associationNamed(associations, id);
  checkIntervention(association, intervention, command.occurredOn);
  checkDistrict(association, profile.district, command.occurredOn);
  const decision = journeyDecider.decide(command, journeyDecider.initialState);
  if (!decision.accepted) throw refused(decision.refusal);
  return association;
};

const warningsOf = (
  command: ReferParticipant,
  body: ReferralBody,
  identity: Identity | undefined,
): readonly Warning[] => [
  ...journeyWarnings(command, journeyDecider.initialState),
  ...sexWarnings(body, identity),
];

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
  const command = commandOf(body, associationNamed(own, body.association).id, identity, today);
  usable(own, command);
  return { ...(identity && { identity }), warnings: warningsOf(command, body, identity) };
};

@CommandHandler(Refer)
export class ReferHandler implements ICommandHandler<Refer> {
  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  async execute({ asked, body }: Refer): Promise<Answer> {
    const { streams, vault, views, clock } = this.installation;
    const today = todayBy(clock);
    const identity = identityIn(body, today);
    const { state } = await streams.load(journeyStream, asked.journey);
    const association =
      state.status === 'none'
        ? associationNamed(ownAssociations(asked, views.associations()), body.association).id
        : state.association;
    const [digest] = await vault.digest(association, 'command', [asked.text]);
    const context = contextOf(asked, digest);
    const command = commandOf(body, association, identity, today);
    const toHandle =
      state.status === 'none' ? await this.#registered(asked, command, body, identity, context) : command;
    const outcome = await streams.handle(journeyStream, asked.journey, [toHandle], context);
    return answerOf(asked, outcome, warningsOf(command, body, identity));
  }

  /** The command with its participant and its sealed note. Nothing is written for a referral that will be refused. */
  async #registered(
    { asker, journey }: Asked,
    command: ReferParticipant,
    body: ReferralBody,
    identity: Identity | undefined,
    context: CommandContext,
  ): Promise<ReferParticipant> {
    const { vault, views, registration } = this.installation;
    const { anonymous, intervention } = command.data;
    const { id } = usable(views.associations(), command);
    const isHers = maySeeJourney(asker, { association: id, intervention });
    const [participantId] = await registration.participants([
      {
        association: id,
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
