import { type Party, worksOf } from '@samspar/codes';
import { storedEvents } from '@samspar/kernel';
import type { AssociationEvent, InterventionEvent } from './association-events.js';
import { associationDecider, interventionDecider } from './association.js';

/** Version 1 named exactly one region. */
const withRegions = (data: object): object => {
  const { settings } = data as { settings: { members: { municipality: readonly string[]; region: string } } };
  const { municipality, region } = settings.members;
  return { ...data, settings: { ...settings, members: { municipality, region: [region] } } };
};

/** Until version 3 the office imported what held no numbers, and nobody had been asked. */
const withOfficeImports = (data: object): object => {
  const { settings } = data as { settings: object };
  return { ...data, settings: { ...settings, officeImports: 'off' } };
};

/** Version 5 may say that readers are named; of what was set up before nobody had decided that they are. */
const withoutNamesOfReaders = (data: object): object => data;
/** Version 6 may say how long the name of a closed user is kept. */
const withoutUserNameYears = (data: object): object => data;
/** Version 7 may say that releases are approved by another person; of what was set up before nobody had decided that they are. */
const withoutApproval = (data: object): object => data;
/** Version 8 may open what is released to everyone; of what was set up before nobody had decided that it is. */
const withoutOpenData = (data: object): object => data;
/** Until version 4 consent closed nothing, and a journey was counted as before when it was withdrawn. */
const withConsent = (data: object): object => {
  const { settings } = data as { settings: object };
  return { ...data, settings: { ...settings, requireConsent: 'warn', afterWithdrawal: 'asBefore' } };
};

/** Version 1 did not say what an authority works with: what its party has most to be silent about. */
const withWork = (data: object): object => {
  const { authority } = data as { authority: { party: Party } };
  return { ...data, authority: { ...authority, work: worksOf(authority.party)[0] } };
};

/** Until version 2 a unit belonged to one authority all along. */
const withoutMoves = (data: object): object => data;

/** How an association is stored: `association-{id}`. Stored type names are frozen. */
export const associationStream = {
  prefix: 'association-',
  decider: associationDecider,
  ...storedEvents<AssociationEvent>(
    {
      AssociationEstablished: ['association', 'settings'],
      AssociationChanged: ['settings'],
      AuthorityRegistered: ['authority'],
      AuthorityChanged: ['authority'],
      UnitRegistered: ['unit'],
      UnitChanged: ['unit'],
    },
    {
      AssociationEstablished: [
        withRegions,
        withOfficeImports,
        withConsent,
        withoutNamesOfReaders,
        withoutUserNameYears,
        withoutApproval,
        withoutOpenData,
      ],
      AssociationChanged: [
        withRegions,
        withOfficeImports,
        withConsent,
        withoutNamesOfReaders,
        withoutUserNameYears,
        withoutApproval,
        withoutOpenData,
      ],
      AuthorityRegistered: [withWork],
      AuthorityChanged: [withWork],
      UnitChanged: [withoutMoves],
    },
  ),
} as const;

/** How an insats is stored: `intervention-{uuid}`, the UUID derived by the caller from association and slug. */
export const interventionStream = {
  prefix: 'intervention-',
  decider: interventionDecider,
  ...storedEvents<InterventionEvent>({
    InterventionOpened: ['association', 'intervention'],
    InterventionChanged: ['association', 'intervention'],
  }),
} as const;
