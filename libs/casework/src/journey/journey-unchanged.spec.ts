import { describe, expect, it } from '@jest/globals';
import { refuse } from '@samspar/kernel';
import { ended, started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import { specify } from '../../../../test/casework/specify.js';
import { amongParties } from './consent.js';
import type { EntryCommand, JourneyCommand } from './journey-commands.js';
import type { EntryType } from './journey-events.js';
import { journeyDecider } from './journey.js';

const given = specify(tell.unlimited);

const decided = (...texts: readonly string[]) =>
  tell.meet({ decisions: texts.map((what) => ({ what, owner: 'region' })) });
const consenting = (giving: readonly string[], receiving: readonly string[]) =>
  tell.giveConsent({
    giving: { parties: [], authorities: giving },
    receiving: { parties: [], authorities: receiving },
  });
const withdrawing = (...authorities: readonly string[]) =>
  tell.withdrawConsent({ receiving: { parties: [], authorities } });

describe('an entry told anew as it was changes nothing and is refused', () => {
  const AUTHORITIES = [
    { id: 'socialnamnden', name: 'Socialnämnden', party: 'municipality', work: 'social-services' },
    {
      id: 'arbetsmarknadsnamnden',
      name: 'Arbetsmarknadsnämnden',
      party: 'municipality',
      work: 'labour-market',
    },
    { id: 'region-stockholm', name: 'Region Stockholm', party: 'region', work: 'health-care' },
  ] as const;
  const terms = {
    interventions: [],
    districts: [],
    storeDetained: true,
    caseworkers: null,
    authorities: AUTHORITIES,
    requireConsent: 'warn' as const,
    referrer: null,
  };
  const NOTHING = refuse({ code: 'CorrectionChangesNothing' });
  const anew = (
    history: readonly JourneyCommand[],
    told: EntryCommand,
    unchanged?: Record<string, string>,
  ) => {
    const command = tell.annul(history.length - 1, told);
    const { state } = given(...history);
    return journeyDecider.decide(
      { ...command, data: { ...command.data, ...(unchanged && { unchanged }) }, terms },
      state,
    );
  };
  it.each<[EntryType, readonly JourneyCommand[], EntryCommand]>([
    ['ConsentGiven', [tell.refer()], tell.giveConsent()],
    ['ConsentWithdrawn', [tell.refer(), tell.giveConsent()], tell.withdrawConsent()],
    ['ConsentWithdrawn', [tell.refer(), tell.giveConsent()], tell.withdrawConsent(tell.from(['region']))],
    ['CaseworkerAssigned', started, tell.assignCaseworker()],
    ['CaseloadHandedOver', started, tell.handOver()],
    ['TeamMeetingHeld', started, tell.meet()],
    ['PlanAgreed', started, tell.agreePlan()],
    ['PlanRevised', [...started, tell.agreePlan()], tell.revisePlan()],
    ['EmployerContacted', started, tell.contactEmployer()],
    ['AssessmentRecorded', started, tell.assess()],
    ['FollowUpRecorded', ended, tell.followUp()],
    ['FollowUpMissed', ended, tell.missFollowUp(6)],
  ])('%s', (_type, before, told) => {
    const history = [...before, told as JourneyCommand];
    expect(anew(history, told)).toEqual(NOTHING);
    expect(anew(history, { ...told, occurredOn: tell.TODAY }).accepted).toBe(true);
  });

  it('in whatever order its parties are named, or by the names of all their authorities', () => {
    const parties = tell.giveConsent(amongParties(['municipality', 'region']));
    const all = AUTHORITIES.map(({ id }) => id);
    const history = [tell.refer(), parties];
    expect(anew(history, tell.giveConsent(amongParties(['region', 'municipality'])))).toEqual(NOTHING);
    expect(anew(history, consenting(all, all.toReversed()))).toEqual(NOTHING);
    expect(anew(history, consenting(all.slice(1), all)).accepted).toBe(true);
    expect(anew(history, consenting(all, all.slice(1))).accepted).toBe(true);
    const withdrawn = [...history, tell.withdrawConsent(tell.from(['region']))];
    expect(anew(withdrawn, withdrawing('region-stockholm'))).toEqual(NOTHING);
    expect(anew(withdrawn, withdrawing('socialnamnden')).accepted).toBe(true);
    expect(anew(withdrawn, tell.withdrawConsent()).accepted).toBe(true);
  });

  it('with texts that are sealed anew and say what they said, each in its place', () => {
    const history = [...started, decided('v2.gammal', 'v2.annan')];
    const same = { 'v2.ny': 'v2.gammal', 'v2.nyare': 'v2.annan' };
    expect(anew(history, decided('v2.ny', 'v2.nyare'), same)).toEqual(NOTHING);
    expect(anew(history, decided('v2.ny', 'v2.nyare')).accepted).toBe(true);
    expect(anew(history, decided('v2.ny', 'v2.nyare'), { 'v2.ny': 'v2.gammal' }).accepted).toBe(true);
    expect(anew(history, decided('v2.ny'), same).accepted).toBe(true);
  });

  it('of an anonymous journey also where it says what that does not keep', () => {
    const anonymous = [tell.refer({ anonymous: true }), tell.acceptReferral(), tell.start(), tell.meet()];
    expect(anew(anonymous, tell.meet({ livelihood: [{ source: 'salary' }] }))).toEqual(NOTHING);
  });
});
