import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { authority, farsta, jobbtorg, settings, today, unit } from '../../../test/association/farsta.js';
import { associationDecider } from './association.js';
import { associationStream } from './association.stored.js';
import { authoritiesOf, authorityOf, NO_AUTHORITIES, runBy } from './authorities.js';
import type { OrganisationCommand } from './authority-rules.js';
import type { SetupRefusal } from './setup-sentences.js';
import { setupRefusalSentence } from './setup-sentences.js';
import { unknownUnits } from './unknown-units.js';
import { lacksAuthority } from './user/lacks-authority.js';
import type { AddedUser } from './user/user.js';

const registered = { settings, authorities: [farsta], units: [jobbtorg] };
const empty = { settings, ...NO_AUTHORITIES };
const { decide, evolve } = associationDecider;

const written = (text: string, journeys: number, since: string | null = null) => ({
  text,
  journeys,
  since,
});

const kept = { retention: { kind: 'kept' }, to: '2025-12-31' } as const;

/** As the log froze it. */
const read = (type: string, version: number) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${type}.v${version}.json`, import.meta.url), 'utf8'));

const named = (alias: string, id = 'jobbtorg-farsta'): OrganisationCommand => ({
  type: 'NameUnit',
  occurredOn: today,
  today,
  data: { unit: id, alias },
});

describe('an authority (myndighet) and its units (enheter)', () => {
  it('are registered the first time, changed where something differs, else nothing', () => {
    expect(decide(authority(), empty)).toEqual(
      accept({ type: 'AuthorityRegistered', occurredOn: today, data: { authority: farsta } }),
    );
    expect(decide(authority(), registered)).toEqual(accept());
    expect(decide(unit(), { ...registered, units: [] })).toEqual(
      accept({ type: 'UnitRegistered', occurredOn: today, data: { unit: jobbtorg } }),
    );
    expect(decide(unit(), registered)).toEqual(accept());
    expect(decide(unit({ aliases: [] }), registered)).toEqual(
      accept({ type: 'UnitChanged', occurredOn: today, data: { unit: { ...jobbtorg, aliases: [] } } }),
    );
    expect(decide(authority({ to: '2025-12-31' }), registered)).toMatchObject(
      accept({ type: 'AuthorityChanged', occurredOn: today, data: { authority: { to: '2025-12-31' } } }),
    );
  });

  it('stand in the order in which they came, changed in their places', () => {
    const events = [
      { type: 'AssociationEstablished', data: { association: 'stockholm', settings } },
      { type: 'AuthorityRegistered', data: { authority: farsta } },
      { type: 'AuthorityRegistered', data: { authority: { ...farsta, id: 'soc', name: 'Socialnämnden' } } },
      { type: 'AuthorityChanged', data: { authority: { ...farsta, name: 'Nämnden i Farsta' } } },
      { type: 'UnitRegistered', data: { unit: jobbtorg } },
      { type: 'AssociationChanged', data: { settings: { ...settings, name: 'Förbundet' } } },
    ] as const;
    const state = events
      .map((event) => ({ ...event, occurredOn: today }))
      .reduce(evolve, associationDecider.initialState);
    expect(state?.authorities.map(({ name }) => name)).toEqual(['Nämnden i Farsta', 'Socialnämnden']);
    expect([state?.units, state?.settings.name]).toEqual([[jobbtorg], 'Förbundet']);
  });

  it.each<[string, OrganisationCommand, SetupRefusal, RegExp]>([
    [
      'has a name',
      authority({ id: 'soc', name: '\u200B ' }),
      { code: 'NameMissing', field: 'name' },
      /^Skriv ett namn/,
    ],
    [
      'is not called as another is',
      authority({ id: 'soc', name: 'farsta  Stadsdelsförvaltning', aliases: [] }),
      {
        code: 'NameTaken',
        field: 'name',
        name: 'farsta  Stadsdelsförvaltning',
        by: 'Farsta stadsdelsnämnd',
      },
      /^farsta {2}Stadsdelsförvaltning heter redan Farsta stadsdelsnämnd/,
    ],
    [
      'is not called by another name as another unit is',
      unit({ id: 'jobbtorg-2', name: 'Jobbtorg 2', aliases: ['J2', 'jt farsta'] }),
      { code: 'NameTaken', field: 'aliases', name: 'jt farsta', by: 'Jobbtorg Farsta' },
      /två kan inte heta lika/,
    ],
    [
      'works with what its party may',
      authority({ id: 'soc', name: 'Soc', aliases: [], work: 'social-insurance' }),
      {
        code: 'WorkNotOfParty',
        field: 'work',
        allowed: ['social-services', 'labour-market', 'health-care'],
      },
      /^Parten har ingen sådan verksamhet: välj Socialtjänst eller Arbetsmarknad eller Hälso- och sjukvård\.$/,
    ],
    [
      'is of the party it was registered for',
      authority({ party: 'region' }),
      { code: 'PartyOfAuthorityStays', field: 'party' },
      /^En myndighet byter inte part/,
    ],
    [
      'holds no identity number',
      authority({ contact: 'Ring 19850714-2381' }),
      { code: 'IdentityNumberInName', field: 'contact' },
      /^Kontakten liknar ett personnummer/,
    ],
    [
      'holds none among its other names',
      unit({ aliases: ['19850714-2381'] }),
      { code: 'IdentityNumberInName', field: 'aliases' },
      /^Ett av de andra namnen liknar/,
    ],
    [
      'belongs to an authority that there is',
      unit({ authority: 'soc' }),
      { code: 'AuthorityUnknown', field: 'authority', authority: 'soc' },
      /^Det finns ingen myndighet soc/,
    ],
    [
      'lies in a district of the association',
      unit({ district: 'kista' }),
      { code: 'DistrictUnknown', field: 'district', district: 'kista' },
      /^Det finns ingen stadsdel kista/,
    ],
    [
      'does not end before it begins',
      unit({ to: '2017-12-31' }),
      { code: 'DaysRunBackwards', field: 'to' },
      /^Sista dagen ligger före den första/,
    ],
  ])('%s, and is told why', (_rule, command, refusal, sentence) => {
    expect(decide(command, registered)).toEqual(refuse(refusal));
    expect(setupRefusalSentence(refusal).sv).toMatch(sentence);
    expect(setupRefusalSentence(refusal).en).toMatch(/^[A-Z].+\.$/);
  });

  it('is also called another name from then on, which changes nothing where it is already', () => {
    const aliases = ['JT Farsta', 'Jobbtorget'];
    expect(decide(named('Jobbtorget'), registered)).toEqual(
      accept({ type: 'UnitChanged', occurredOn: today, data: { unit: { ...jobbtorg, aliases } } }),
    );
    expect(decide(named('jobbtorg  FARSTA'), registered)).toEqual(accept());
    const missing = { code: 'UnitUnknown', field: 'unit', unit: 'ingen' } as const;
    expect(decide(named('Jobbtorget', 'ingen'), registered)).toEqual(refuse(missing));
    expect(setupRefusalSentence(missing).sv).toMatch(/^Det finns ingen enhet ingen/);
  });

  it('may keep its names and take a new one beside them', () =>
    expect(decide(unit({ aliases: ['JT Farsta', 'Jobbtorg'] }), registered)).toMatchObject({
      accepted: true,
      events: [{ type: 'UnitChanged' }],
    }));

  it('are registered only in an association that is set up', () => {
    const refusal = { code: 'AssociationNotSetUp' } as const;
    expect(decide(unit(), null)).toEqual(refuse(refusal));
    expect(setupRefusalSentence(refusal).sv).toMatch(/samspar setup/);
    const event = { type: 'UnitRegistered', occurredOn: today, data: { unit: jobbtorg } } as const;
    expect(() => evolve(null, event)).toThrow('begins with being established, not with UnitRegistered');
  });

  it.each([
    ['AuthorityRegistered', 2, { authority: { ...farsta, work: 'labour-market' } }],
    ['AuthorityChanged', 2, { authority: { ...farsta, work: 'labour-market', ...kept } }],
    ['UnitRegistered', 1, { unit: jobbtorg }],
  ])('%s: today reads what its newest fixture froze', (type, newest, data) => {
    expect(associationStream.schemaVersionOf(type)).toBe(newest);
    expect(associationStream.upcast(read(type, newest))).toEqual({ type, occurredOn: today, data });
  });

  it.each([
    ['AuthorityRegistered', { authority: farsta }],
    ['AuthorityChanged', { authority: { ...farsta, ...kept } }],
  ])('%s of version 1: an authority works with what its party has most to be silent about', (type, data) =>
    expect(associationStream.upcast(read(type, 1))).toEqual({ type, occurredOn: today, data }),
  );

  it('UnitChanged: today reads what each of its fixtures froze', () => {
    const type = 'UnitChanged';
    const changed = { ...jobbtorg, to: '2025-12-31' };
    expect(associationStream.schemaVersionOf(type)).toBe(2);
    expect(associationStream.upcast(read(type, 1))).toEqual({
      type,
      occurredOn: today,
      data: { unit: changed },
    });
    const earlier = [{ authority: 'socialnamnden', to: '2020-12-31' }];
    expect(associationStream.upcast(read(type, 2))).toEqual({
      type,
      occurredOn: today,
      data: { unit: { ...changed, earlier } },
    });
  });
});

describe('the authorities of an association', () => {
  it('are its parties themselves where none is registered', () =>
    expect(
      authoritiesOf({ ...empty, settings: { ...settings, retentionYears: 7 } }).map(
        ({ id, party, work, name, retention }) => [id, party, work, name, retention],
      ),
    ).toEqual(
      [
        ['municipality', 'social-services', 'Stockholms stad'],
        ['region', 'health-care', 'Region Stockholm'],
        ['arbetsformedlingen', 'labour-market', 'Arbetsförmedlingen'],
        ['forsakringskassan', 'social-insurance', 'Försäkringskassan'],
      ].map(([party, work, name]) => [
        party,
        party,
        work,
        name,
        { kind: 'years', years: 7, exemptBirthDays: [] },
      ]),
    ));

  it('are those registered for a party in its place', () =>
    expect(authoritiesOf(registered).map(({ id }) => id)).toEqual([
      'farsta-sdn',
      'region',
      'arbetsformedlingen',
      'forsakringskassan',
    ]));
});

describe('an insats is run by', () => {
  const soc = { ...farsta, id: 'soc', name: 'Socialnämnden', aliases: [] };
  it.each([
    ['the authority that is said', 'farsta-sdn', [farsta, soc], 'farsta-sdn'],
    ['the only authority of the party that is said', 'municipality', [farsta], 'farsta-sdn'],
    ['the party itself where it has none registered', 'region', [farsta], 'region'],
    ['nobody known where the party has several', 'municipality', [farsta, soc], undefined],
    ['nobody known where nobody is said', 'association', [farsta], undefined],
  ])('%s', (_rule, owner, authorities, id) =>
    expect(runBy({ settings, authorities }, { owner })?.id).toBe(id),
  );
});

describe('somebody works for', () => {
  const soc = { ...farsta, id: 'soc', name: 'Socialnämnden', aliases: [] };
  const several = [farsta, soc];
  const two = { settings, authorities: several, units: [jobbtorg] };
  it.each([
    ['the authority of her unit', two, 'municipality', 'Jobbtorg Farsta', 'farsta-sdn'],
    ['the authority of her unit by any of its names', two, 'municipality', 'jt  farsta', 'farsta-sdn'],
    [
      'the only authority of her party, whatever the unit',
      registered,
      'municipality',
      'Kansliet',
      'farsta-sdn',
    ],
    ['her party where it has none registered', two, 'region', 'Psykiatrin', 'region'],
    [
      'nobody known where the party has several, and none has the unit',
      two,
      'municipality',
      'Kansliet',
      undefined,
    ],
    ['none of another party, though it has a unit of that name', two, 'region', 'Jobbtorg Farsta', 'region'],
  ] as const)('%s', (_rule, association, party, of, id) =>
    expect(authorityOf(association, { party, unit: of })?.id).toBe(id),
  );
});

describe('a user whose role is for the staff of an authority', () => {
  const two = {
    settings,
    authorities: [farsta, { ...farsta, id: 'soc', name: 'Socialnämnden', aliases: [] }],
    units: [jobbtorg],
  };
  const lead: AddedUser = {
    status: 'open',
    closedOn: null,
    isNameErased: false,
    mandate: 'association',
    association: 'stockholm',
    party: 'municipality',
    unit: 'Jobbtorg Farsta',
    roles: ['admin', 'team-lead'],
    interventions: [],
  };
  const ofNoUnit = { party: null, unit: null } as const;
  it.each<[string, boolean, Partial<AddedUser>]>([
    ['is known to work for that of her unit', false, {}],
    ['and is in no unit is asked for one', true, ofNoUnit],
    ['and is in a unit that nobody knows is asked for another', true, { unit: 'Kansliet' }],
    ['is known to work for the only one of her party', false, { party: 'region', unit: 'Psykiatrin' }],
    ['is asked as a caseworker too', true, { ...ofNoUnit, roles: ['caseworker'] }],
    ['is asked nothing once she is closed', false, { ...ofNoUnit, status: 'closed' }],
    ['no longer is asked nothing', false, { ...ofNoUnit, roles: ['admin', 'office', 'auditor', 'board'] }],
  ])('%s', (_rule, lacks, said) => expect(lacksAuthority(two, { ...lead, ...said })).toBe(lacks));
});

describe('a unit that is written and not registered', () => {
  it('is told once however it is spelled, as it was written most, with the first day', () =>
    expect(
      unknownUnits(registered, [
        written('nya enheten', 1, '2024-01-01'),
        written('Nya enheten', 2, '2024-03-01'),
        written('jt farsta', 9),
        written('Annan', 1),
      ]),
    ).toEqual([
      { text: 'Nya enheten', spellings: ['nya enheten'], journeys: 3, since: '2024-01-01' },
      { text: 'Annan', spellings: [], journeys: 1, since: null },
    ]));

  it('hides what looks like an identity number', () =>
    expect(unknownUnits(registered, [written('Anna 19850714-2381', 1)])[0]?.text).not.toMatch(/0714-?2381/));
});
