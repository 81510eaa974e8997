import {
  type AnyFact,
  type CorrectableFacts,
  type Correction,
  type Exit,
  type Fact,
  type FactValues,
  inProfile,
  isHidden,
  isTextFact,
  type JourneyEvent,
  type JourneyEventData,
  type Sealed,
  toldAt,
  toldIn,
} from '@samspar/casework';
import {
  ASSESSMENT_KIND,
  ASSESSMENT_OUTCOME,
  CORRECTION_REASON,
  DATA_KIND,
  DECISION_OUTCOME,
  DISCLOSURE_GROUND,
  EMPLOYER_CONTACT_KIND,
} from '@samspar/codes';
import { isStatedUnknown, unreachable } from '@samspar/kernel';
import { type ComponentChildren, Fragment } from 'preact';
import { referenceOf } from '@samspar/use-cases';
import { withDays } from '../parts/days.js';
import type { ShownEvent } from './corrected.js';
import { textOf } from './in-event.js';
import {
  codeInWords,
  dayInWords,
  factInWords,
  factName,
  authoritiesInWords,
  authorityInWords,
  codesInWords,
  partyInWords,
  type Speech,
  purposeInWords,
} from '../words/in-words.js';
import { inSentence, small } from '../words/code-names.js';
import { languageInWords } from '../words/languages.js';

/** What the timeline is told in. */
export type Telling = Speech &
  Readonly<{
    /** Full names of users by id. */
    names: ReadonlyMap<string, string>;
    /** Sealed texts in the clear; null where they are named and stay sealed. */
    clear: ReadonlyMap<Sealed, string> | null;
    /** For the person whom it is about: her texts stand open. */
    isOpen?: boolean;
    /** What tells where the person is to be found is not told: her identity is protected. */
    isProtected: boolean;
    /** Nor are texts, and a purpose in words. */
    isShielded: boolean;
  }> &
  Pick<ShownEvent, 'corrections' | 'isToldThere' | 'annuls' | 'notesSince' | 'closings'> &
  Readonly<{
    /** Where a decision of the meeting is closed, by its place; undefined where it cannot be. */
    closeAt?: (decision: number) => string | undefined;
  }>;

export type Detail = Readonly<{ name: string; value: ComponentChildren }>;

/** A detail; nothing where it has no value. */
const detail = (name: string, value: ComponentChildren): readonly Detail[] =>
  value === undefined || value === null ? [] : [{ name, value }];

export const userInWords = ({ texts, names }: Pick<Telling, 'texts' | 'names'>, user: string): string => {
  const { timeline } = texts.journey;
  if (user === 'operator') return timeline.operator;
  return names.get(user) ?? timeline.user(referenceOf(user));
};

/** A sealed text, behind a click: it is not for those who look over a shoulder. On paper it stands where it was opened. */
const Text = ({ telling, sealed }: Readonly<{ telling: Telling; sealed: Sealed }>) => {
  const { timeline } = telling.texts.journey;
  if (telling.isShielded) return <> ({small(telling.texts.journey.person.hidden)})</>;
  if (telling.clear === null) return <> ({timeline.written})</>;
  const text = telling.clear.get(sealed);
  if (text === undefined) return <>{timeline.erased}</>;
  return telling.isOpen ? (
    <p class="written">{text}</p>
  ) : (
    <details class="sealed">
      <summary>
        <span class="on-screen">{timeline.sealed}</span>
        <span class="on-paper">{timeline.notPrinted}</span>
      </summary>
      <p class="written">{text}</p>
    </details>
  );
};

/** A value of a fact in words; of a text what it says to whom it stands open, and else that there is one. */
const valueInWords = (telling: Telling, fact: Fact, value: Correction['old']): string => {
  if (value === null)
    return isTextFact(fact) ? telling.texts.journey.values.noText : telling.texts.journey.values.none;
  const open = telling.isOpen ? telling.clear?.get(textOf(fact, value) ?? '') : undefined;
  return open ?? factInWords(telling, fact, value);
};

/** What stands behind a click at those words, where it is a text that may be told. */
const Behind = ({
  telling,
  fact,
  value,
}: Readonly<{ telling: Telling; fact: Fact; value: Correction['old'] }>) => {
  const text = textOf(fact, value);
  return text !== undefined && !telling.isOpen && telling.clear?.has(text) ? (
    <Text telling={telling} sealed={text} />
  ) : null;
};

/** What facts were before they were set right, marked as that; nothing where they never were. */
export const Replaced = ({ telling, facts }: Readonly<{ telling: Telling; facts: readonly AnyFact[] }>) => (
  <>
    {facts
      .flatMap((fact) => telling.corrections?.get(fact) ?? [])
      .filter(({ old }) => old !== null)
      .map(({ fact, old }, index) => (
        <Fragment key={index}>
          <del class="line">
            {withDays(telling.texts.journey.details.replaced(valueInWords(telling, fact, old)))}
          </del>
          <Behind telling={telling} fact={fact} value={old} />
        </Fragment>
      ))}
  </>
);

/** A fact as it is known now. */
const presentOf = <F extends AnyFact>(
  { corrections }: Telling,
  fact: F,
  value: FactValues[F] | undefined,
): FactValues[F] | undefined =>
  // A correction of a fact has a value of that fact.
  (corrections?.get(fact)?.at(-1)?.new as FactValues[F] | undefined) ?? value;

const correctionDetails = (telling: Telling, correction: Correction): readonly Detail[] => {
  const { details, changes } = telling.texts.journey;
  const { fact } = correction;
  const name = factName(telling.texts, fact);
  if (telling.isToldThere) return detail(changes.fact, name);
  if (telling.isProtected && isHidden(fact)) return detail(name, telling.texts.journey.person.hidden);
  return detail(
    name,
    <>
      <ins>{withDays(details.correctedTo(valueInWords(telling, fact, correction.new)))}</ins>
      <Behind telling={telling} fact={fact} value={correction.new} />
      <br />
      <del>{withDays(details.correctedFrom(valueInWords(telling, fact, correction.old)))}</del>
      <Behind telling={telling} fact={fact} value={correction.old} />
    </>,
  );
};

/** A fact as a detail, under its own name or another; nothing where it was never said. */
export const factDetail = <F extends AnyFact>(
  telling: Telling,
  fact: F,
  value: FactValues[F] | undefined,
  name = factName(telling.texts, fact),
): readonly Detail[] => {
  const present = presentOf(telling, fact, value);
  if (present === undefined) return [];
  const text = textOf(fact, present);
  return detail(
    name,
    <>
      {text === undefined ? (
        withDays(factInWords(telling, fact, present))
      ) : (
        <Text telling={telling} sealed={text} />
      )}
      <Replaced telling={telling} facts={[fact]} />
    </>,
  );
};

/** The facts that data say under their own names, of each as it is known now. */
const factDetails = (telling: Telling, facts: readonly Fact[], data: Partial<CorrectableFacts>) =>
  facts.flatMap((fact) => factDetail(telling, fact, data[fact]));

/** Facts as they were said at a meeting or follow-up, whatever was corrected since in those of the start. */
const toldThen = (telling: Telling, data: Partial<CorrectableFacts>): readonly Detail[] =>
  factDetails({ ...telling, corrections: new Map() }, toldIn(data), data);

const exitDetails = (telling: Telling, exit: Exit): readonly Detail[] => {
  const { details: words } = telling.texts.journey;
  const { reasons } = exit.data;
  const { extentPercent, employment }: Partial<JourneyEventData['ExitedToWorkOrStudies']> =
    exit.type === 'ExitedToWorkOrStudies' ? exit.data : {};
  return [
    ...factDetail(telling, 'exitReasons', reasons),
    ...factDetail(telling, 'extentPercent', extentPercent, words.extent),
    ...factDetail(telling, 'employment', employment),
    ...factDetails(telling, toldAt('exit'), exit.data),
  ];
};

/** A note as it stands, and what it said before, marked as that; nothing where there never was one. */
const noteDetail = (telling: Telling, told: Sealed | undefined): readonly Detail[] => {
  const { form, details, values, timeline } = telling.texts.journey;
  const said = [told, ...(telling.notesSince ?? [])];
  const before = said.slice(0, -1).flatMap((text) => text ?? []);
  const now = said.at(-1);
  if (now === undefined && before.length === 0) return [];
  const open = telling.isOpen ? telling.clear : undefined;
  return detail(
    form.labels.note,
    <>
      {now === undefined ? values.noText : <Text telling={telling} sealed={now} />}
      {before.map((text) => (
        <Fragment key={text}>
          <del class="line">{details.replaced(open?.get(text) ?? timeline.written)}</del>
          {!open && telling.clear?.has(text) && <Text telling={telling} sealed={text} />}
        </Fragment>
      ))}
    </>,
  );
};

/** What came of a decision of a team meeting, or where it is closed. */
const Closing = ({ telling, decision }: Readonly<{ telling: Telling; decision: number }>) => {
  const { closedAs, close, closeNumber } = telling.texts.journey.details;
  const closing = telling.closings?.find(({ data }) => data.decision === decision);
  const href = telling.closeAt?.(decision);
  if (closing)
    return (
      <span class="line">
        {withDays(
          closedAs(
            codeInWords(telling, DECISION_OUTCOME, closing.data.outcome),
            dayInWords(telling.texts, closing.occurredOn),
          ),
        )}
      </span>
    );
  return href === undefined ? null : (
    <p class="amend">
      <a href={href} aria-label={closeNumber(decision + 1)}>
        {close}
      </a>
    </p>
  );
};

export const entryInWords = (
  { texts }: Pick<Telling, 'texts'>,
  { type, occurredOn }: Pick<JourneyEvent, 'type'> & Partial<JourneyEvent>,
): string => {
  const title = texts.journey.events[type];
  return occurredOn === undefined ? title : `${title} ${dayInWords(texts, occurredOn)}`;
};

/** What an event is called; one that annuls an entry after whether the entry is told anew. */
export const eventInWords = ({ journey }: Telling['texts'], event: JourneyEvent): string =>
  event.type === 'EntryAnnulled' && event.data.replacedBy !== undefined
    ? journey.timeline.entryCorrected
    : journey.events[event.type];

/** What an event tells beside its day, in words. */
export const detailsOf = (telling: Telling, event: JourneyEvent): readonly Detail[] => {
  const { details: words, form } = telling.texts.journey;
  const { labels } = form;
  const note = (sealed: Sealed | undefined): readonly Detail[] => noteDetail(telling, sealed);
  const owned = (name: string, whose: string, sealed: Sealed, then?: ComponentChildren) =>
    detail(
      name,
      <>
        {withDays(whose)}
        <Text telling={telling} sealed={sealed} />
        {then}
      </>,
    );
  const why = (code: string) => detail(labels.reason, codeInWords(telling, CORRECTION_REASON, code));
  switch (event.type) {
    case 'ParticipantReferred': {
      const { anonymous, decidingParties } = event.data;
      const party = partyInWords(
        telling,
        presentOf(telling, 'referringParty', event.data.referringParty) ?? '',
      );
      const unit = presentOf(telling, 'referringUnit', event.data.referringUnit) ?? '';
      const sender = (
        <>
          {isStatedUnknown(unit) ? party : words.unit(party, unit)}
          <Replaced telling={telling} facts={['referringParty', 'referringUnit']} />
        </>
      );
      return [
        ...(anonymous ? detail(words.anonymous, form.options.yes) : detail(words.sender, sender)),
        ...factDetail(telling, 'decidingParties', decidingParties.length === 0 ? undefined : decidingParties),
        ...factDetail(telling, 'referralNote', event.data.note, labels.note),
      ];
    }
    case 'ConsentGiven': {
      const { giving, receiving, kinds, purpose, language, obtainedBy, validFrom, expiresOn } = event.data;
      return [
        ...detail(labels.giving, authoritiesInWords(telling, giving)),
        ...detail(labels.receiving, authoritiesInWords(telling, receiving)),
        ...detail(
          labels.kinds,
          kinds.length === DATA_KIND.length ? words.everything : codesInWords(telling, DATA_KIND, kinds),
        ),
        ...detail(labels.purpose, purposeInWords(telling, purpose, telling.isShielded)),
        ...detail(labels.form, event.data.form && form.options.consentForms[event.data.form]),
        ...detail(labels.language, language && languageInWords(telling, language)),
        ...detail(labels.obtainedBy, obtainedBy && userInWords(telling, obtainedBy)),
        ...detail(labels.validFrom, validFrom),
        ...detail(labels.expiresOn, expiresOn),
      ];
    }
    case 'ConsentWithdrawn': {
      const { receiving } = event.data;
      return detail(
        labels.withdrawnFrom,
        receiving ? authoritiesInWords(telling, receiving) : words.everybody,
      );
    }
    case 'DisclosureGrounded': {
      const { ground, giver, receiver, kinds, why: said, validFrom, expiresOn } = event.data;
      return [
        ...detail(labels.ground, codeInWords(telling, DISCLOSURE_GROUND, ground)),
        ...detail(words.giver, authorityInWords(telling, giver)),
        ...detail(labels.receiver, authorityInWords(telling, receiver)),
        ...detail(labels.kinds, codesInWords(telling, DATA_KIND, kinds)),
        ...detail(labels.why, said !== '' && <Text telling={telling} sealed={said} />),
        ...detail(labels.validFrom, validFrom),
        ...detail(labels.expiresOn, expiresOn),
      ];
    }
    case 'ReferralDeclined':
      return factDetail(telling, 'declineReason', event.data.reason, labels.reason);
    case 'ReferralWithdrawn':
      return factDetail(telling, 'withdrawalReason', event.data.reason, labels.reason);
    case 'CaseworkerAssigned':
      return detail(labels.caseworker, userInWords(telling, event.data.caseworker));
    case 'CaseloadHandedOver': {
      const { from, to } = event.data;
      return [
        ...detail(words.from, from === null ? words.nobody : userInWords(telling, from)),
        ...detail(words.to, userInWords(telling, to)),
      ];
    }
    case 'JourneyStarted':
      return factDetails(telling, inProfile(), event.data.profile);
    case 'TeamMeetingHeld': {
      const { attendance, decisions, violenceQuestionAsked } = event.data;
      const there = attendance.map(({ party, present }, index) => {
        const name = partyInWords(telling, party);
        return (present ? words.present : words.absent)(index === 0 ? name : inSentence(name));
      });
      return [
        ...(there.length === 0 ? [] : detail(labels.attendance, there.join(', '))),
        ...toldThen(telling, event.data),
        ...decisions.flatMap(({ what, owner, dueOn }, index) => {
          const party = partyInWords(telling, owner);
          const whose = dueOn === undefined ? words.owner(party) : words.dueOn(party, dueOn);
          return owned(
            words.decision(index + 1),
            whose,
            what,
            <Closing telling={telling} decision={index} />,
          );
        }),
        ...detail(words.violence, violenceQuestionAsked ? words.asked : words.notAsked),
        ...note(event.data.note),
      ];
    }
    case 'DecisionClosed': {
      const { decision, outcome } = event.data;
      const meeting = telling.annuls?.event ?? { type: 'TeamMeetingHeld' as const };
      return [
        ...detail(words.decision(decision + 1), withDays(entryInWords(telling, meeting))),
        ...detail(labels.closedAs, codeInWords(telling, DECISION_OUTCOME, outcome)),
      ];
    }
    case 'PlanAgreed':
    case 'PlanRevised':
      return [
        ...event.data.goals.flatMap((goal, index) =>
          detail(words.goal(index + 1), <Text telling={telling} sealed={goal} />),
        ),
        ...event.data.parallelActions.flatMap(({ what, party }, index) =>
          owned(words.action(index + 1), words.owner(partyInWords(telling, party)), what),
        ),
      ];
    case 'EmployerContacted':
      return detail(words.kind, codeInWords(telling, EMPLOYER_CONTACT_KIND, event.data.kind));
    case 'AssessmentRecorded': {
      const { kind, party, outcome } = event.data;
      return [
        ...detail(words.kind, codeInWords(telling, ASSESSMENT_KIND, kind)),
        ...detail(labels.assessedBy, partyInWords(telling, party)),
        ...detail(labels.assessmentOutcome, codeInWords(telling, ASSESSMENT_OUTCOME, outcome)),
        ...note(event.data.note),
      ];
    }
    case 'ExitedToWorkOrStudies':
    case 'ExitedToCare':
    case 'ExitedToContinuedSupport':
    case 'ExitedForOtherReason':
      return exitDetails(telling, event);
    case 'FollowUpRecorded': {
      const { monthsAfterExit, occupation } = event.data;
      return [
        ...detail(words.monthsAfterExit, words.months(monthsAfterExit)),
        ...toldThen(telling, event.data),
        ...factDetail(telling, 'occupation', occupation),
      ];
    }
    case 'FollowUpMissed':
      return detail(words.monthsAfterExit, words.months(event.data.monthsAfterExit));
    case 'FactCorrected':
      return [
        ...correctionDetails(telling, event.data.correction),
        ...why(event.data.reason),
        ...note(event.data.note),
      ];
    case 'EntryAnnulled': {
      const { type, reason: code } = event.data;
      const annuls = telling.annuls?.event ?? { type };
      return [
        ...detail(words.entry, withDays(entryInWords(telling, annuls))),
        ...why(code),
        ...note(event.data.note),
      ];
    }
    case 'NoteCorrected': {
      const { type, reason: code, note: now } = event.data;
      return [
        ...detail(words.noteOf, withDays(entryInWords(telling, telling.annuls?.event ?? { type }))),
        ...(now === undefined ? detail(labels.note, telling.texts.journey.values.noText) : note(now)),
        ...why(code),
      ];
    }
    case 'JourneyReopened':
    case 'JourneyMisregistered':
    case 'JourneyReinstated':
      return [...why(event.data.reason), ...note(event.data.note)];
    case 'ReferralAccepted':
    case 'PlacedOnWaitingList':
    case 'AnonymityEnded':
    case 'JourneyErased':
      return [];
    default:
      return unreachable(event);
  }
};
