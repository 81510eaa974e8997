import { type AddedUser, authoritiesOf, type Authority, authorityOf, runBy } from '@samspar/association';
import { PARTY } from '@samspar/codes';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { Ports } from '../ports.js';
import type { ShownJourney } from './read-journey.js';

/** The authorities that work with a journey that the asker has been shown, by id: those whom consent is as a rule about. */
export class ReadTeam extends Query<Outcome<readonly string[]>> {
  constructor(
    caller: Caller,
    readonly journey: ShownJourney,
  ) {
    super(caller);
  }
}

type TeamPorts = Pick<Ports, 'caseworkersOf' | 'today'> &
  Readonly<{ directory: Readonly<{ get: (id: string) => Pick<AddedUser, 'party' | 'unit'> | undefined }> }>;

/**
 * Who runs the insats, who sent the referral, who has registered anything that is shown, those whose caseworkers work in the insats, and the only
 * authority of a party, as far as the register tells; those that have ended are left out.
 */
export const readTeam =
  ({ caseworkersOf, directory, today }: TeamPorts) =>
  async ({ caller, journey }: ReadTeam): Promise<Outcome<readonly string[]>> => {
    const { association, state, events } = journey;
    const { intervention = '', referringParty, referringUnit } = state.facts;
    const all = authoritiesOf(association);
    const authorityAt = (party?: string | null, unit?: string | null): string | undefined => {
      const known = PARTY.find(({ code }) => code === party);
      return known && authorityOf(association, { party: known.code, unit: unit ?? '' })?.id;
    };
    const insats = association.interventions.find(({ id }) => id === intervention);
    const isOnly = ({ party }: Authority): boolean => all.filter((one) => one.party === party).length === 1;
    const team = new Set([
      insats && runBy(association, insats)?.id,
      authorityAt(referringParty, referringUnit),
      caller.asker.authority,
      ...events.map(({ authority }) => authority),
      ...caseworkersOf(association.id, intervention).map((id) => {
        const user = directory.get(id);
        return authorityAt(user?.party, user?.unit);
      }),
      ...all.filter(isOnly).map(({ id }) => id),
    ]);
    return accepted(
      all.filter(({ id, to }) => team.has(id) && (to === null || to >= today())).map(({ id }) => id),
    );
  };
