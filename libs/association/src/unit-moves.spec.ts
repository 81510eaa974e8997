import { describe, expect, it } from '@jest/globals';
import { refuse } from '@samspar/kernel';
import { farsta, jobbtorg, settings, today, unit } from '../../../test/association/farsta.js';
import { associationDecider } from './association.js';
import type { Authority, Unit } from './authority-events.js';
import type { OrganisationCommand } from './authority-rules.js';
import type { SetupRefusal } from './setup-sentences.js';
import { setupRefusalSentence } from './setup-sentences.js';

const { decide } = associationDecider;

const other = (id: string, party: Authority['party'] = 'municipality'): Authority => ({
  ...farsta,
  id,
  party,
  name: id,
  aliases: [],
});
const move = (to: string, since: string | null, id = jobbtorg.id): OrganisationCommand => ({
  type: 'MoveUnit',
  occurredOn: today,
  today,
  data: { unit: id, authority: to, since },
});

describe('a unit that moves to another authority', () => {
  const authorities = [farsta, other('soc'), other('arb'), other('psyk', 'region')];
  const after = (present: Unit, ...commands: readonly OrganisationCommand[]): Unit =>
    commands.reduce((before, command) => {
      const decision = decide(command, { settings, authorities, units: [before] });
      if (!decision.accepted) throw new Error(decision.refusal.code);
      const [event] = decision.events;
      return event?.type === 'UnitChanged' ? event.data.unit : before;
    }, present);
  const toSoc = move('soc', '2020-01-01');
  const toArb = move('arb', '2022-01-01');
  const inSoc = { authority: 'soc', earlier: [{ authority: 'farsta-sdn', to: '2019-12-31' }] };

  it('belongs there since that day, and to where it was before until the day before', () => {
    expect(after(jobbtorg, toSoc)).toEqual({ ...jobbtorg, ...inSoc });
    expect(after(jobbtorg, toSoc, toArb)).toEqual({
      ...jobbtorg,
      authority: 'arb',
      earlier: [...inSoc.earlier, { authority: 'soc', to: '2021-12-31' }],
    });
  });

  it.each<[string, readonly OrganisationCommand[], Partial<Unit>]>([
    [
      'on another day is said so again',
      [toSoc, move('soc', '2021-06-01')],
      { authority: 'soc', earlier: [{ authority: 'farsta-sdn', to: '2021-05-31' }] },
    ],
    ['by mistake is said to be where it was', [toSoc, move('farsta-sdn', null)], { authority: 'farsta-sdn' }],
    [
      'to the wrong one is said to have moved to another',
      [toSoc, move('arb', null)],
      { ...inSoc, authority: 'arb' },
    ],
    [
      'and was registered with the wrong one all along has not moved',
      [move('arb', null)],
      { authority: 'arb' },
    ],
    ['to where it is has not moved, whatever the day', [move('farsta-sdn', '2020-01-01')], {}],
    [
      'and back again has moved twice',
      [toSoc, move('farsta-sdn', '2022-01-01')],
      { authority: 'farsta-sdn', earlier: [...inSoc.earlier, { authority: 'soc', to: '2021-12-31' }] },
    ],
    [
      'is corrected as a whole too, and keeps where it was before',
      [toSoc, unit({ authority: 'arb' })],
      { ...inSoc, authority: 'arb' },
    ],
    [
      'keeps where it was before when something else of it changes',
      [toSoc, unit({ authority: 'soc', to: '2030-01-01' })],
      { ...inSoc, to: '2030-01-01' },
    ],
    [
      'keeps it when it is given a name',
      [toSoc, { type: 'NameUnit', occurredOn: today, today, data: { unit: jobbtorg.id, alias: 'JT' } }],
      { ...inSoc, aliases: [...jobbtorg.aliases, 'JT'] },
    ],
  ])('%s', (_rule, commands, unitThen) =>
    expect(after(jobbtorg, ...commands)).toEqual({ ...jobbtorg, ...unitThen }),
  );

  it.each<[string, OrganisationCommand, SetupRefusal, RegExp]>([
    [
      'is one that there is',
      move('soc', null, 'ingen'),
      { code: 'UnitUnknown', field: 'unit', unit: 'ingen' },
      /enhet ingen/,
    ],
    [
      'moves to one that there is',
      move('ingen', null),
      { code: 'AuthorityUnknown', field: 'authority', authority: 'ingen' },
      /myndighet ingen/,
    ],
    [
      'stays with its party',
      move('psyk', '2023-01-01'),
      { code: 'PartyOfUnitStays', field: 'authority' },
      /byter inte part/,
    ],
    [
      'has moved already',
      move('soc', '2024-01-11'),
      { code: 'DayInFuture', field: 'since', today },
      /till och med 2024-01-10/,
    ],
    [
      'moves after it came to be',
      move('soc', '2018-01-01'),
      { code: 'MovedTooEarly', field: 'since' },
      /senare dag/,
    ],
    [
      'moves after it came to where it is',
      move('arb', '2020-01-01'),
      { code: 'MovedTooEarly', field: 'since' },
      /senare dag/,
    ],
  ])('%s, and else is refused', (_rule, command, refusal, sentence) => {
    const moved = after(jobbtorg, toSoc);
    expect(decide(command, { settings, authorities, units: [moved] })).toEqual(refuse(refusal));
    expect(setupRefusalSentence(refusal).sv).toMatch(sentence);
    expect(setupRefusalSentence(refusal).en).toMatch(/^[A-Z].+\.$/);
  });

  it('may have been a day alone where it was before, and moved today', () => {
    expect(after(jobbtorg, toSoc, move('arb', '2020-01-02')).earlier?.at(-1)).toEqual({
      authority: 'soc',
      to: '2020-01-01',
    });
    expect(after(jobbtorg, move('soc', today)).authority).toBe('soc');
    expect(after({ ...jobbtorg, from: null }, move('soc', '2000-01-01')).authority).toBe('soc');
  });
});
