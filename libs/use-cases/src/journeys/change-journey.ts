import { mayAmendEntry } from '@samspar/access';
import { type Association, authoritiesOf } from '@samspar/association';
import {
  type JourneyRefusal,
  journeyStream,
  kindsNeededFor,
  type PersonSources,
  type Sealed,
  sourcesIn,
  termsOf,
  type UnderTerms,
} from '@samspar/casework';
import { isKnown, type OccurredOn, saysTheSame } from '@samspar/kernel';
import { associationNamed, type AssociationNotMeant } from '../associations.js';
import { Command, type Outcome, type ParticipantErased, refused, type Sent } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import { type CommandIdReused, contextOf, type JourneyAnswer, outcomeOf } from './answer.js';
import { knownEvents, notDisclosed, type NotDisclosed, withheldFrom } from './disclosed.js';
import { openJourney, type OpenJourney } from './opening.js';
import { whoseOf } from '../identities/persons.js';
import { type Origin, originOf } from './origin.js';
import { restsOnHidden } from './protected-journey.js';
import { clearTexts } from './read-journey.js';
import { textsIn, withSealedText } from './sealed-text.js';
import type { Told } from './told.js';

export type ChangeRefusal =
  | JourneyRefusal
  | CommandIdReused
  | AssociationNotMeant
  | ParticipantErased
  | NotDisclosed
  /** What is hidden while the person's identity is protected is set right by whoever is responsible alone. */
  | Readonly<{ code: 'IdentityIsProtected' }>;

/** Registers one fact of a journey that exists: consent, start, meeting, exit, correction … */
export class ChangeJourney extends Command<Outcome<JourneyAnswer, ChangeRefusal>> {
  constructor(
    readonly sent: Sent,
    readonly journey: string,
    /** The revision that the sender has seen. */
    readonly expected: number,
    readonly told: Told,
  ) {
    super(sent);
  }
}

/** Facts that an identity number says too. */
const COMPARED: readonly string[] = ['sex', 'ageAtStart'];

export const changeJourney =
  (ports: JourneyPorts) =>
  async ({
    sent,
    journey,
    expected,
    told,
  }: ChangeJourney): Promise<Outcome<JourneyAnswer, ChangeRefusal>> => {
    const { streams, vault, associations, caseworkersOf, today: now } = ports;
    // Whoever sent a referral may take it back, wherever it went.
    const opened = await openJourney(
      ports,
      sent,
      journey,
      told.type === 'WithdrawReferral' ? 'referral' : 'journey',
    );
    if ('outcome' in opened) return opened;
    const origin = originOf(opened.stored);
    const named = associationNamed(associations(), origin.association);
    if ('refusal' in named) return refused(named.refusal);
    const { facts, anonymous, caseworker } = opened.state;
    const isProtected = (): Promise<boolean> => ports.persons.isProtected(whoseOf(journey, opened.state));
    const isShielded = caseworker?.id !== sent.asker.actor && restsOnHidden(told, opened.state);
    // Being told that nothing would change tells what it is.
    if (isShielded && (await isProtected())) return refused({ code: 'IdentityIsProtected' });
    const today = now();
    const { withheld, lets } = withheldFrom(sent.asker, opened, named.association, today);
    const blind = notDisclosed(withheld, kindsNeededFor(told.type, amended(told, opened)));
    if (blind) return refused(blind);
    const foreign = ofOtherAuthority(opened, sent, told, named.association);
    if (foreign) return refused((await isProtected()) ? { code: 'EntryOfOtherAuthority' } : foreign);
    const whose = { participantId: origin.participantId, journey };
    const place = { ...whose, command: sent.commandId };
    const sealed = <Data extends object>(texts: Data) => withSealedText(texts, vault.texts, place);
    const clear = (...asked: Parameters<Clear>) => clearTexts(vault, journey, origin.participantId, ...asked);
    const data = await withTextsSealed(told, opened, sealed, clear);
    const command = {
      occurredOn: today,
      ...told,
      data: {
        // Whoever registers consent has obtained it, where nobody else is named.
        ...(told.type === 'GiveConsent' && { obtainedBy: sent.asker.actor }),
        ...data,
        // What is given out is her own authority's to say.
        ...(told.type === 'GroundDisclosure' && { giver: sent.asker.authority }),
        // What the number says is compared, and a refusal would tell it.
        ...(lets(opened.stored[0]?.metadata ?? {}, 'identity') &&
          (await sources(ports, journey, { ...origin, anonymous }, told, facts.startedOn))),
      },
      today,
      terms: termsOf(
        named.association,
        caseworkersOf(origin.association, facts.intervention ?? ''),
        sent.asker,
      ),
    } as UnderTerms;
    const context = { ...(await contextOf(sent, whose, vault)), expected };
    const handled = await streams.handle(journeyStream, journey, [command], context, opened);
    return outcomeOf(journey, told.type, handled);
  };

/** The fact or the type of the entry that a command sets right, or the note of what did. */
const amended = (told: Told, { state }: OpenJourney): Parameters<typeof kindsNeededFor>[1] => {
  if (told.type === 'CorrectFact') return told.data.fact;
  if (told.type === 'CorrectNote') return noteOf(told.data, state)?.about;
  return told.type === 'AnnulEntry'
    ? state.entries.find(({ revision }) => revision === told.data.entry)?.event.type
    : undefined;
};

const noteOf = (
  { revision }: NoteTold,
  { notes }: Pick<OpenJourney['state'], 'notes'>,
): OpenJourney['state']['notes'][number] | undefined => notes.find((note) => note.revision === revision);

type Seal = <Data extends object>(texts: Data) => Promise<Data>;
type Clear = (
  events: Parameters<typeof clearTexts>[3],
  asked?: ReadonlySet<Sealed>,
) => ReturnType<typeof clearTexts>;

/** What was told with its texts sealed, each for where it stands in its event. */
const withTextsSealed = (
  told: Told,
  opened: OpenJourney,
  sealed: Seal,
  clear: Clear,
): Promise<Told['data']> => {
  if (told.type === 'AnnulEntry') return sealedAnnulment(told.data, opened, sealed, clear);
  if (told.type === 'CorrectNote') return sealedNote(told.data, opened, sealed, clear);
  return told.type === 'CorrectFact' && told.data.fact === 'referralNote'
    ? sealedCorrection(told.data, opened, sealed, clear)
    : sealed(told.data);
};

type CorrectionTold = Extract<Extract<Told, { type: 'CorrectFact' }>['data'], { fact: 'referralNote' }>;

/** A text that says what it said before stays as it was sealed: the rules see sealed texts alone. */
const sealedCorrection = async (
  { fact, value, ...why }: CorrectionTold,
  { state, stored }: OpenJourney,
  sealed: Seal,
  clear: Clear,
): Promise<CorrectionTold> => {
  const old = state.facts[fact] ?? '';
  const said = await clear(knownEvents(stored), new Set([old]));
  const text = value.trim() === '' ? '' : value;
  const { correction, ...rest } = await sealed({ ...why, correction: { fact, new: text } });
  return { ...rest, fact, value: saysTheSame(said.get(old), text) ? old : correction.new };
};

type NoteTold = Extract<Told, { type: 'CorrectNote' }>['data'];

/** As a text that is a fact. */
const sealedNote = async (
  told: NoteTold,
  { state, stored }: OpenJourney,
  sealed: Seal,
  clear: Clear,
): Promise<NoteTold> => {
  const old = noteOf(told, state)?.note ?? '';
  const said = await clear(knownEvents(stored), new Set([old]));
  const isSame = told.note !== undefined && saysTheSame(said.get(old), told.note);
  return isSame ? { ...told, note: old } : sealed(told);
};

type AnnulmentTold = Extract<Told, { type: 'AnnulEntry' }>['data'];

/** The entry that is to be annulled, or whose event's note is to be set right, belongs to another authority than the asker's. */
const ofOtherAuthority = (
  { stored }: OpenJourney,
  { asker }: Sent,
  told: Told,
  association: Association,
): JourneyRefusal | undefined => {
  if (told.type !== 'AnnulEntry' && told.type !== 'CorrectNote') return undefined;
  const place = told.type === 'AnnulEntry' ? told.data.entry : told.data.revision;
  const authority = stored.find(({ revision }) => revision === place)?.metadata.authority;
  if (authority === undefined || mayAmendEntry(asker, authority)) return undefined;
  const known = authoritiesOf(association).find(({ id }) => id === authority);
  return { code: 'EntryOfOtherAuthority', authority: known?.name ?? authority };
};

/**
 * An entry told anew is an event of its own, so its texts are sealed for that; who gives out stays, and who obtained a consent where nobody else is named. The rules
 * see sealed texts alone, and are told which say what stood in their place before.
 */
const sealedAnnulment = async (
  { anew, ...annulment }: AnnulmentTold,
  { state, stored }: OpenJourney,
  sealed: Seal,
  clear: Clear,
): Promise<AnnulmentTold> => {
  const whole = await sealed(annulment);
  if (!anew) return whole;
  const old = state.entries.find(({ revision }) => revision === annulment.entry)?.event;
  const command = stored.find(({ revision }) => revision === annulment.entry)?.metadata.commandId;
  const said = await clear(old && command ? [{ event: old, command }] : []);
  const before = textsIn(old?.data ?? {});
  const now = textsIn(anew.data);
  const data = {
    ...(anew.type === 'GiveConsent' && old?.type === 'ConsentGiven' && { obtainedBy: old.data.obtainedBy }),
    ...(await sealed(anew.data)),
    ...(anew.type === 'GroundDisclosure' && old?.type === 'DisclosureGrounded' && { giver: old.data.giver }),
  };
  const unchanged = Array.from(textsIn(data)).flatMap(([field, text]) => {
    const was = before.get(field);
    return was !== undefined && saysTheSame(said.get(was), now.get(field)) ? [[text, was] as const] : [];
  });
  return { ...whole, anew: { ...anew, data } as typeof anew, unchanged: Object.fromEntries(unchanged) };
};

/** What the person's identity number says on the day of the start, or where that is unknown of the referral; nothing where there is none. */
const sources = async (
  { persons }: JourneyPorts,
  journey: string,
  { anonymous, referredOn, participantId, association, intervention }: Origin,
  told: Told,
  startedOn: OccurredOn | undefined,
): Promise<PersonSources> => {
  const starts = told.type === 'StartJourney';
  const compares = starts || (told.type === 'CorrectFact' && COMPARED.includes(told.data.fact));
  if (anonymous || !compares) return {};
  const day = starts ? told.occurredOn : startedOn;
  const record = await persons.recordOf({ association, anonymous, participantId, journey, intervention });
  return record?.known ? sourcesIn(record.known.identity.number, isKnown(day) ? day : referredOn) : {};
};
