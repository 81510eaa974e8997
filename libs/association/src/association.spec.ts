import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import type { AssociationSettings, Intervention } from './association-events.js';
import {
  associationDecider,
  evolveAssociation,
  interventionDecider,
  type SetUpAssociation,
  type SetUpIntervention,
} from './association.js';
import { associationStream, interventionStream } from './association.stored.js';
import { setupRefusalSentence } from './setup-sentences.js';

const settings: AssociationSettings = {
  name: 'Samordningsförbundet Stockholms stad',
  members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
  districts: [
    { id: 'farsta', name: 'Farsta', from: null, to: null, successor: null },
    { id: 'norrmalm', name: 'Norrmalm', from: null, to: '2023-06-30', successor: 'farsta' },
  ],
  suppressionThreshold: 5,
  retentionYears: 5,
  storeDetained: false,
  officeImports: 'off',
  requireConsent: 'warn',
  afterWithdrawal: 'asBefore',
  registeredSince: { journeys: { '*': '2024-01-01' } },
};
const intervention: Intervention = {
  id: 'finsam-team',
  name: 'FINSAM-team',
  aliases: ['Finsamteam'],
  kind: 'individual',
  from: '2018-01-01',
  to: null,
  owner: 'municipality',
  sensitive: false,
};
const day = { occurredOn: '2024-01-10', today: '2024-01-10' } as const;
const occurredOn = day.occurredOn;
const setUp = (said: AssociationSettings): SetUpAssociation => ({
  type: 'SetUpAssociation',
  ...day,
  data: { association: 'stockholm', settings: said },
});
const setUpInsats = (said: Intervention): SetUpIntervention => ({
  type: 'SetUpIntervention',
  ...day,
  data: { association: 'stockholm', intervention: said },
});
const established = {
  type: 'AssociationEstablished',
  occurredOn,
  data: { association: 'stockholm', settings },
} as const;
const opened = {
  type: 'InterventionOpened',
  occurredOn,
  data: { association: 'stockholm', intervention },
} as const;
const ended = { ...intervention, to: '2024-12-31' };

const read = (type: string, version: number) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${type}.v${version}.json`, import.meta.url), 'utf8'));

describe('an association (förbund) is set up from its file', () => {
  const present = associationDecider.evolve(associationDecider.initialState, established);

  it('the first time it is established', () =>
    expect(associationDecider.decide(setUp(settings), associationDecider.initialState)).toEqual(
      accept(established),
    ));

  it('the same file again changes nothing, whatever the order of its keys', () => {
    const { name, ...others } = settings;
    expect(associationDecider.decide(setUp({ ...others, name }), present)).toEqual(accept());
  });

  it.each<Partial<AssociationSettings>>([
    { name: 'Annat namn' },
    { suppressionThreshold: 6 },
    { registeredSince: null },
    { registeredSince: { journeys: { '*': '2024-01-01' }, district: {} } },
    { registeredSince: { livelihood: { '*': '2024-01-01' } } },
    { members: { municipality: ['Stockholms stad', 'Solna stad'], region: ['Region Stockholm'] } },
  ])('a difference is a change: %j', (difference) => {
    const changed = { ...settings, ...difference };
    const event = { type: 'AssociationChanged', occurredOn, data: { settings: changed } } as const;
    expect(associationDecider.decide(setUp(changed), present)).toEqual(accept(event));
    expect(associationDecider.evolve(present, event)).toEqual({
      settings: changed,
      authorities: [],
      units: [],
    });
  });

  it('a district is ended, never removed', () => {
    const refusal = { code: 'DistrictRemoved', field: 'districts', district: 'norrmalm' } as const;
    expect(
      associationDecider.decide(setUp({ ...settings, districts: settings.districts.slice(0, 1) }), present),
    ).toEqual(refuse(refusal));
    expect(setupRefusalSentence(refusal).sv).toMatch(/^Stadsdelen norrmalm saknas i filen/);
    expect(setupRefusalSentence(refusal).en).toMatch(/^The district norrmalm is missing from the file/);
  });
});

describe('an insats is set up from the same file', () => {
  it('the first time it is opened, then changed where something differs, else nothing', () => {
    expect(interventionDecider.decide(setUpInsats(intervention), null)).toEqual(accept(opened));
    const present = interventionDecider.evolve(null, opened);
    expect(interventionDecider.decide(setUpInsats({ ...intervention }), present)).toEqual(accept());
    expect(interventionDecider.decide(setUpInsats(ended), present)).toEqual(
      accept({
        type: 'InterventionChanged',
        occurredOn,
        data: { association: 'stockholm', intervention: ended },
      }),
    );
  });
});

describe('an association as it stands folds its own events and those of its insatser', () => {
  const stockholm = evolveAssociation(undefined, established);

  it('in the order they came', () => {
    const other = { ...intervention, id: 'novum', name: 'Novum' };
    const events = [
      opened,
      { ...opened, data: { association: 'stockholm', intervention: other } },
      {
        type: 'InterventionChanged',
        occurredOn,
        data: { association: 'stockholm', intervention: ended },
      },
      { type: 'AssociationChanged', occurredOn, data: { settings: { ...settings, retentionYears: 7 } } },
    ] as const;
    expect(events.reduce(evolveAssociation, stockholm)).toEqual({
      id: 'stockholm',
      settings: { ...settings, retentionYears: 7 },
      interventions: [ended, other],
      authorities: [],
      units: [],
    });
  });

  it('those of another association change nothing', () => {
    const elsewhere = { ...opened, data: { association: 'uppsala', intervention } };
    expect(evolveAssociation(stockholm, elsewhere)).toBe(stockholm);
    expect(evolveAssociation(stockholm, { ...established, data: { association: 'uppsala', settings } })).toBe(
      stockholm,
    );
  });

  it('and nothing comes of those of none', () => {
    expect(evolveAssociation(undefined, opened)).toBeUndefined();
    expect(
      evolveAssociation(undefined, { type: 'AssociationChanged', occurredOn, data: { settings } }),
    ).toBeUndefined();
  });
});

describe('stored events of associations and insatser', () => {
  it.each([
    [associationStream, established, 9, 4],
    [associationStream, { type: 'AssociationChanged', data: { settings } }, 9, 4],
    [interventionStream, opened, 2, 1],
    [
      interventionStream,
      { type: 'InterventionChanged', data: { association: 'stockholm', intervention } },
      2,
      1,
    ],
  ])(
    '%#: today reads what each of its fixtures froze, and writes the newest',
    (stream, event, newest, until) => {
      expect(stream.schemaVersionOf(event.type)).toBe(newest);
      for (let version = 1; version <= until; version++)
        expect(stream.upcast(read(event.type, version))).toEqual({
          type: event.type,
          occurredOn: '2024-01-10',
          data: event.data,
        });
    },
  );

  it.each(['AssociationEstablished', 'AssociationChanged'])(
    'and %s may say since version 5 that readers are told by name',
    (type) =>
      expect(associationStream.upcast(read(type, 5)).data).toMatchObject({
        settings: { ...settings, namesOfReaders: true },
      }),
  );

  it.each(['AssociationEstablished', 'AssociationChanged'])(
    'and %s may say since version 6 how long the name of a closed user is kept',
    (type) =>
      expect(associationStream.upcast(read(type, 6)).data).toMatchObject({
        settings: { ...settings, namesOfReaders: true, userNameYears: 10 },
      }),
  );

  it.each(['AssociationEstablished', 'AssociationChanged'])(
    'and %s may say since version 7 that another person approves releases',
    (type) =>
      expect(associationStream.upcast(read(type, 7)).data).toMatchObject({
        settings: { ...settings, releasesApproved: true },
      }),
  );

  it.each(['AssociationEstablished', 'AssociationChanged'])(
    'and %s may say since version 8 that releases are open to everyone',
    (type) =>
      expect(associationStream.upcast(read(type, 8)).data).toMatchObject({
        settings: { openData: { licence: 'CC0-1.0', email: 'kansliet@prov.example' } },
      }),
  );

  it.each(['AssociationEstablished', 'AssociationChanged'])(
    'and %s may say since version 9 how the list to ESF is written',
    (type) =>
      expect(associationStream.upcast(read(type, 9)).data).toMatchObject({
        settings: { esfList: { file: 'csv', separator: 'tab', columns: expect.any(Array) } },
      }),
  );

  it.each(['InterventionOpened', 'InterventionChanged'])(
    'and %s may say since version 2 as what project ESF finances the insats',
    (type) =>
      expect(interventionStream.upcast(read(type, 2)).data.intervention).toEqual({
        ...intervention,
        esf: { project: '2023/00417' },
      }),
  );

  it('streams are named by what they hold', () =>
    expect([associationStream.prefix, interventionStream.prefix]).toEqual(['association-', 'intervention-']));
});
