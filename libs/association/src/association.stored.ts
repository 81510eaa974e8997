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

/** What a version may say more, no earlier one says. */
const asItWas = (data: object): object => data;

/**
 * Version 5 may say that readers are named, 6 how long the name of a closed user is kept, 7 that releases are approved by another person, 8 that
 * what is released is open to everyone, 9 how the districts lie, and how the list to ESF is written.
 */
const settings = [withRegions, withOfficeImports, withConsent, ...Array.from({ length: 5 }, () => asItWas)];

/** How an association is stored: `association-{id}`. Stored type names are frozen. */
export const associationStream = {
  prefix: 'association-',
  decider: associationDecider,
  ...storedEvents<AssociationEvent>(
    {
      AssociationEstablished: ['association', 'settings'],
      AssociationChanged: ['settings'],
      PopulationStated: ['association', 'inhabitants'],
      AuthorityRegistered: ['authority'],
      AuthorityChanged: ['authority'],
      UnitRegistered: ['unit'],
      UnitChanged: ['unit'],
    },
    {
      AssociationEstablished: settings,
      AssociationChanged: settings,
      AuthorityRegistered: [withWork],
      AuthorityChanged: [withWork],
      // Until version 2 a unit belonged to one authority all along.
      UnitChanged: [asItWas],
    },
  ),
} as const;

/** How an insats is stored: `intervention-{uuid}`, the UUID derived by the caller from association and slug. */
export const interventionStream = {
  prefix: 'intervention-',
  decider: interventionDecider,
  ...storedEvents<InterventionEvent>(
    {
      InterventionOpened: ['association', 'intervention'],
      InterventionChanged: ['association', 'intervention'],
    },
    // Version 2 may say what finances the insats.
    { InterventionOpened: [asItWas], InterventionChanged: [asItWas] },
  ),
} as const;
