import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { authorityOf, type Unit } from '@samspar/association';
import { AGDA, ANNA, by, JourneyWorld } from '../../../../test/use-cases/journey-world.js';
import { KeepAuthority, KeepUnit, MoveUnit, type SaidAuthority } from './keep-organisation.js';

const ADMIR: Asker = { ...AGDA, actor: 'admir', role: 'admin', roles: ['admin'] };

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const said: SaidAuthority = {
  party: 'municipality',
  name: 'Kulturnämnden',
  aliases: [],
  contact: null,
  retention: { kind: 'years', years: undefined, exemptBirthDays: [] },
  archive: null,
  to: null,
};
const unit: Omit<Unit, 'id'> = {
  authority: 'arbetsmarknadsnamnden',
  name: 'Jobbtorg Kista',
  aliases: [],
  district: null,
  from: null,
  to: null,
};

const keep = (authority: Partial<SaidAuthority> = {}, id: string | null = null, asker = ADMIR) =>
  world.send(new KeepAuthority(by(asker), 'stockholm', id, { ...said, ...authority }));
const keepUnit = (of: Partial<Unit> = {}, id: string | null = null, asker = ADMIR) =>
  world.send(new KeepUnit(by(asker), 'stockholm', id, { ...unit, ...of }));
const move = (to: MoveUnit['said'], id = 'jobbtorg-kista', asker = ADMIR) =>
  world.send(new MoveUnit(by(asker), 'stockholm', id, to));
const stockholm = () => world.ports.associations().find(({ id }) => id === 'stockholm');

describe('an authority', () => {
  it('is registered under an id of its name, and seen at once; as long as the association keeps journeys where it says no years', async () => {
    expect(await keep()).toEqual({ outcome: 'accepted', answer: { id: 'kulturnamnden', events: 1 } });
    expect(stockholm()?.authorities.at(-1)).toEqual({
      ...said,
      id: 'kulturnamnden',
      work: 'social-services',
      retention: { kind: 'years', years: stockholm()?.settings.retentionYears, exemptBirthDays: [] },
    });
    expect(await keep({}, 'kulturnamnden')).toMatchObject({ answer: { events: 0 } });
  });

  it('works with what somebody said last, and with nothing that its party has not', async () => {
    await keep({ work: 'labour-market' });
    expect(stockholm()?.authorities.at(-1)).toMatchObject({ work: 'labour-market' });
    expect(await keep({}, 'kulturnamnden')).toMatchObject({ answer: { events: 0 } });
    expect(await keep({ work: 'social-insurance' }, 'kulturnamnden')).toMatchObject({
      outcome: 'refused',
      field: 'work',
      refusal: { code: 'WorkNotOfParty' },
    });
  });

  it.each([
    ['years of its own', { kind: 'years', years: 10, exemptBirthDays: [5] }],
    ['never', { kind: 'kept' }],
  ] as const)('erases after %s, where that is said', async (_when, retention) => {
    await keep({ retention });
    expect(stockholm()?.authorities.at(-1)).toMatchObject({ id: 'kulturnamnden', retention });
  });

  it('is ended on a day, and renamed it keeps its former name as another one', async () => {
    await keep({ aliases: ['Kultur', ' '] });
    await keep(
      { name: 'Kultur- och fritidsnämnden', aliases: ['Kultur'], to: '2026-12-31' },
      'kulturnamnden',
    );
    expect(stockholm()?.authorities.at(-1)).toMatchObject({
      id: 'kulturnamnden',
      name: 'Kultur- och fritidsnämnden',
      aliases: ['Kultur', 'Kulturnämnden'],
      to: '2026-12-31',
    });
  });

  it('is refused at the field that is wrong, and nothing is written', async () => {
    expect(await keep({ name: 'Socialnämnden' })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'NameTaken', by: 'Socialnämnden' },
      field: 'name',
    });
    expect(await keep({ contact: '19850714-2381' })).toMatchObject({ field: 'contact' });
    expect(await keep({ name: '--' })).toMatchObject({ refusal: { code: 'NameMissing' } });
  });

  it('is kept by the admin of its association alone', async () => {
    const elsewhere = { ...ADMIR, association: 'annat' };
    for (const outcome of [await keep({}, null, elsewhere), await keepUnit({}, null, elsewhere)])
      expect(outcome).toEqual({ outcome: 'notFound' });
    await expect(keep({}, null, ANNA)).rejects.toThrow('not for the role');
    await expect(keepUnit({}, null, ANNA)).rejects.toThrow('not for the role');
  });
});

describe('a unit', () => {
  it('is registered, changed and ended, and an id that another has is not used again', async () => {
    expect(await keepUnit()).toMatchObject({ answer: { id: 'jobbtorg-kista', events: 1 } });
    expect(await keepUnit({ name: 'Jobbtorg Norr', to: '2026-12-31' }, 'jobbtorg-kista')).toMatchObject({
      answer: { events: 1 },
    });
    expect(stockholm()?.units.at(-1)).toMatchObject({ name: 'Jobbtorg Norr', aliases: ['Jobbtorg Kista'] });
    await keepUnit({ name: 'Jobbtorg Norr', to: '2026-12-31' }, 'jobbtorg-kista');
    expect(await keepUnit()).toMatchObject({ answer: { id: 'jobbtorg-kista-2', events: 1 } });
    await keepUnit({ name: 'Jobbtorg Söder' }, 'jobbtorg-kista-2');
    await keepUnit({ name: 'Jobbtorg Söder', aliases: ['Söder'] }, 'jobbtorg-kista-2');
    expect(await keepUnit()).toMatchObject({ answer: { id: 'jobbtorg-kista-3', events: 1 } });
    expect(await keepUnit({ district: 'ingenstans' })).toMatchObject({ field: 'district' });
  });

  it('tells for which authority its people register from then on', async () => {
    await keepUnit();
    expect(await keepUnit({ authority: 'socialnamnden' }, 'jobbtorg-kista')).toMatchObject({
      answer: { events: 1 },
    });
    expect(stockholm()?.units.at(-1)).toMatchObject({ authority: 'socialnamnden' });
  });

  it('moves to another authority since a day, which its people work for at once, and that can be taken back', async () => {
    await keepUnit();
    const since = '2025-06-01';
    expect(await move({ authority: 'socialnamnden', since })).toEqual({
      outcome: 'accepted',
      answer: { id: 'jobbtorg-kista', events: 1 },
    });
    const belongs = {
      authority: 'socialnamnden',
      earlier: [{ authority: 'arbetsmarknadsnamnden', to: '2025-05-31' }],
    };
    expect(stockholm()?.units.at(-1)).toMatchObject(belongs);
    const kista = { party: 'municipality', unit: 'Jobbtorg Kista' } as const;
    const own = stockholm();
    expect(own && authorityOf(own, kista)?.id).toBe('socialnamnden');
    expect(await move({ authority: 'socialnamnden', since })).toMatchObject({ answer: { events: 0 } });
    await keepUnit({ authority: 'socialnamnden', to: '2026-12-31' }, 'jobbtorg-kista');
    expect(stockholm()?.units.at(-1)).toMatchObject({ ...belongs, to: '2026-12-31' });
    await move({ authority: 'arbetsmarknadsnamnden', since: null });
    expect(stockholm()?.units.at(-1)).toEqual({ ...unit, id: 'jobbtorg-kista', to: '2026-12-31' });
  });

  it('is moved by the admin of its association alone, and refused at the field that is wrong', async () => {
    await keepUnit();
    const to = { authority: 'socialnamnden', since: '2025-06-16' };
    expect(await move(to)).toMatchObject({ refusal: { code: 'DayInFuture' }, field: 'since' });
    expect(await move({ ...to, authority: 'ingen' })).toMatchObject({ field: 'authority' });
    expect(await move(to, 'ingen')).toMatchObject({ refusal: { code: 'UnitUnknown' } });
    expect(await move(to, undefined, { ...ADMIR, association: 'annat' })).toEqual({ outcome: 'notFound' });
    await expect(move(to, undefined, ANNA)).rejects.toThrow('not for the role');
  });
});
