import { describe, expect, it } from '@jest/globals';
import {
  AUTHORITY_WORK,
  type AuthorityWork,
  codesOf,
  DATA_KIND,
  type DisclosureGround,
} from '@samspar/codes';
import * as tell from '../../../../test/casework/examples.js';
import { specify } from '../../../../test/casework/specify.js';
import { isGrounded } from './grounds.js';
import type { JourneyCommandOf } from './journey-commands.js';
import { refusalSentence } from './journey-refusals.js';

const WORKS = codesOf(AUTHORITY_WORK);
const KINDS = codesOf(DATA_KIND);
/** Two authorities of each work: what is given out goes from the first to the second. */
const authorities = WORKS.flatMap((work) =>
  ['from', 'to'].map((side) => ({ id: `${side}-${work}`, party: 'municipality', work, name: work }) as const),
);
const FINSAM = {
  id: 'finsam-team',
  name: 'FINSAM-team',
  kind: 'individual',
  from: null,
  to: null,
  owner: 'region',
} as const;
const TERMS = {
  interventions: [FINSAM],
  districts: [],
  storeDetained: false,
  caseworkers: null,
  requireConsent: 'warn' as const,
  referrer: null,
  authorities,
};

const decide = (
  ground: DisclosureGround,
  giver: AuthorityWork,
  receiver: AuthorityWork,
  data: Partial<JourneyCommandOf<'GroundDisclosure'>['data']> = {},
) =>
  specify(tell.deciderUnder(TERMS))(tell.refer()).when(
    tell.ground({ ground, giver: `from-${giver}`, receiver: `to-${receiver}`, kinds: ['identity'], ...data }),
  );

const refusalOf = (...said: Parameters<typeof decide>) => {
  const decision = decide(...said);
  return decision.accepted ? undefined : decision.refusal;
};

/** Who may give out to whom on a ground. */
const pairsOf = (ground: DisclosureGround) =>
  WORKS.flatMap((giver) =>
    WORKS.filter((receiver) => decide(ground, giver, receiver).accepted).map(
      (receiver) => [giver, receiver] as const,
    ),
  );
const all = (givers: readonly AuthorityWork[], receivers = WORKS) =>
  givers.flatMap((giver) => receivers.map((receiver) => [giver, receiver] as const));

describe('a ground for giving out without consent is for those whose secrecy it lifts (OSL 2009:400)', () => {
  it.each<[DisclosureGround, string, ReturnType<typeof all>]>([
    ['necessary', 'any authority, to any (10 kap. 2 §)', all(WORKS)],
    ['decision', 'any authority, to any', all(WORKS)],
    [
      'general-clause',
      'labour-market work and social insurance, not social services and health care (10 kap. 27 §)',
      all(['labour-market', 'social-insurance']),
    ],
    [
      'wrong-payments-or-crime',
      'all but health care (10 kap. 15 a §)',
      all(['social-services', 'labour-market', 'social-insurance']),
    ],
    [
      'necessary-care',
      'social services and health care, among themselves: labour-market work is neither (25 kap. 12 §, 26 kap. 9 §)',
      all(['social-services', 'health-care'], ['social-services', 'health-care']),
    ],
  ])('%s: %s', (ground, _rule, pairs) => expect(pairsOf(ground)).toEqual(pairs));

  it.each<[DisclosureGround, readonly string[]]>([
    ['necessary', KINDS],
    ['decision', KINDS],
    ['general-clause', KINDS],
    ['wrong-payments-or-crime', ['identity', 'participation', 'profile', 'outcome']],
    ['necessary-care', KINDS],
  ])('%s covers these kinds alone', (ground, kinds) => {
    const [giver, receiver] = pairsOf(ground)[0] ?? ['health-care', 'health-care'];
    const taken = KINDS.filter((kind) => decide(ground, giver, receiver, { kinds: [kind] }).accepted);
    expect(taken).toEqual(kinds);
  });

  it('is refused at what is wrong: the ground for its giver, the receiver, or the kinds', () => {
    const [byGiver, byReceiver, byKinds] = [
      refusalOf('general-clause', 'health-care', 'labour-market'),
      refusalOf('necessary-care', 'health-care', 'social-insurance'),
      refusalOf('wrong-payments-or-crime', 'social-services', 'social-insurance', {
        kinds: ['plan', 'outcome', 'meetings'],
      }),
    ];
    expect([byGiver, byReceiver, byKinds]).toEqual([
      { code: 'GroundNotForThem', field: 'ground', ground: 'general-clause' },
      { code: 'GroundNotForThem', field: 'groundReceiver', ground: 'necessary-care' },
      {
        code: 'GroundNotForKinds',
        field: 'groundKinds',
        ground: 'wrong-payments-or-crime',
        kinds: ['plan', 'meetings'],
      },
    ]);
    expect([byGiver, byReceiver, byKinds].map((refusal) => refusal && refusalSentence(refusal))).toEqual([
      {
        sv: 'Din myndighet får inte lämna ut på den grunden: välj en annan grund, eller inhämta samtycke.',
        en: 'Your authority may not give out on that ground: choose another ground, or obtain consent.',
      },
      {
        sv: 'Grunden gäller inte till den myndigheten: välj en annan grund, eller inhämta samtycke.',
        en: 'The ground does not hold to that authority: choose another ground, or obtain consent.',
      },
      {
        sv: 'Grunden gäller inte för plan, teammöten: ta bort det, eller inhämta samtycke.',
        en: 'The ground does not cover plan, team meetings: leave that out, or obtain consent.',
      },
    ]);
  });

  it('what was given out before on a ground that is narrower now stands (ADR 23)', () => {
    const old = {
      ground: 'general-clause',
      giver: 'from-health-care',
      receiver: 'to-labour-market',
      kinds: ['plan'],
      validFrom: '2024-01-20',
    } as const;
    const asked = { giver: { id: old.giver }, receiver: { id: old.receiver }, kind: 'plan' } as const;
    expect(isGrounded([old], asked, '2024-01-20')).toBe(true);
    expect(isGrounded([old], { ...asked, kind: 'meetings' }, '2024-01-20')).toBe(false);
  });
});
