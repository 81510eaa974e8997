import type { DataKind } from '@samspar/codes';
import type { Belonging } from './consent.js';
import { dataKindOf } from './disclosure.js';
import type { JourneyEvent } from './journey-events.js';

/**
 * Why an authority gives an entry out to the person whom it is about: it is its `own`; consent in force, or another ground, lets it be told
 * (`consented`); or nobody knows whose it is, and the authority answers for the journey (`unattributed`). What is `left` is another's to give: whether
 * secrecy stands against the person herself is that authority's to say (OSL 2009:400 8:1, 25:6–7, 26:5; lag 2018:218 5:1).
 */
export type Giving = 'own' | 'consented' | 'unattributed' | 'left';

export type Giver = Readonly<{
  /** Ids: its own, and of the authority that answers for the journey, undefined where that is not known. */
  authority: string;
  controller: string | undefined;
  /** Whether data of a kind that belongs to somebody may be told to the authority. */
  lets: (from: Belonging, kind: DataKind) => boolean;
}>;

/** What is of no kind is left to whoever registered it. */
export const givingOf = ({ authority }: Belonging, kind: DataKind | undefined, giver: Giver): Giving => {
  if (authority === giver.authority) return 'own';
  if (authority === undefined)
    return giver.controller === undefined || giver.controller === giver.authority ? 'unattributed' : 'left';
  return kind !== undefined && giver.lets({ authority }, kind) ? 'consented' : 'left';
};

/** The same of an entry; what she has consented to she has said herself. */
export const givingOfEntry = (event: JourneyEvent, from: Belonging, giver: Giver): Giving => {
  const giving = givingOf(from, dataKindOf(event), giver);
  const isConsent = event.type === 'ConsentGiven' || event.type === 'ConsentWithdrawn';
  return giving === 'left' && from.authority !== undefined && isConsent ? 'consented' : giving;
};
