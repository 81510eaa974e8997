import { type DecisionPlace, openDecisions } from '@samspar/casework';
import { DECISION_OUTCOME } from '@samspar/codes';
import {
  addressOfJourney,
  addressWith,
  ask,
  code,
  entryInWords,
  occurredOn,
  ofList,
  partyInWords,
  small,
} from '@samspar/pages';
import { allowedOf, type ShownJourney } from '@samspar/use-cases';
import { JOURNEY_RESOURCES } from '../../journeys/resources.js';
import type { Kinds } from './journey-form.js';

/** How the form calls what a meeting agreed on. */
export const decisionKind = ({ meeting, decision }: DecisionPlace): string => `${meeting}-${decision}`;

/** Where each open decision of a meeting is closed; nowhere while nothing may be. */
export const closingAddresses = (
  file: ShownJourney,
): ((meeting: number, decision: number) => string | undefined) => {
  const open = allowedOf(file).includes('CloseDecision') ? openDecisions(file.state).map(decisionKind) : [];
  return (meeting, decision) => {
    const val = decisionKind({ meeting, decision });
    return open.includes(val) ? addressWith(addressOfJourney(file.id, 'overenskommet'), { val }) : undefined;
  };
};

/** What closes each of the decisions that are open, with what is to be done. */
export const decisionKinds: Kinds = async ({ file, speech, today, revealed }) => {
  const { details } = speech.texts.journey;
  const open = openDecisions(file.state);
  const clear = await revealed(open.map(({ said }) => said.what));
  return open.map(({ meeting, decision, agreedOn, said: { what, owner, dueOn } }) => {
    const party = partyInWords(speech, owner);
    const whose = dueOn === undefined ? details.owner(party) : details.dueOn(party, dueOn);
    const text = clear.get(what);
    return {
      name: decisionKind({ meeting, decision }),
      title: details.agreedAt(
        decision + 1,
        small(entryInWords(speech, { type: 'TeamMeetingHeld', occurredOn: agreedOn })),
      ),
      about: text === undefined ? whose : `${text} (${small(whose)})`,
      questions: [code('outcome', ask('closedAs'), ofList(DECISION_OUTCOME)), occurredOn('closedOn')],
      prefilled: { occurredOn: today },
      given: { meeting, decision },
      resource: JOURNEY_RESOURCES.closeDecision,
    };
  });
};
