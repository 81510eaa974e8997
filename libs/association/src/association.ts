import {
  accept,
  refuse,
  unreachable,
  type Decider,
  type Decision,
  type DomainCommand,
  acceptIf,
} from '@samspar/kernel';
import type {
  Association,
  AssociationEvent,
  AssociationSettings,
  Intervention,
  InterventionEvent,
} from './association-events.js';
import { evolveOrganisation, NO_AUTHORITIES, withOne } from './authorities.js';
import type { Organisation } from './authority-events.js';
import { decideOrganisation, type OrganisationCommand } from './authority-rules.js';
import type { Inhabitants } from './population-events.js';
import { decidePopulation, type StatePopulation, withStated } from './population.js';
import { sameData } from './same-data.js';
import type { SetupRefusal } from './setup-sentences.js';

/** An association as its setup file says: established the first time, changed where something differs, else nothing. */
export type SetUpAssociation = DomainCommand<
  'SetUpAssociation',
  { association: string; settings: AssociationSettings }
>;

export type SetUpCommand = SetUpAssociation | StatePopulation | OrganisationCommand;

type State = Readonly<
  { settings: AssociationSettings; population?: readonly Inhabitants[] } & Organisation
> | null;

const setUp = (
  { occurredOn, data: { association, settings } }: SetUpAssociation,
  present: State,
): Decision<AssociationEvent, SetupRefusal> => {
  if (!present)
    return accept({ type: 'AssociationEstablished', occurredOn, data: { association, settings } });
  const removed = present.settings.districts.find(
    ({ id }) => !settings.districts.some((kept) => kept.id === id),
  );
  if (removed) return refuse({ code: 'DistrictRemoved', field: 'districts', district: removed.id });
  const isNews = !sameData(present.settings, settings);
  return acceptIf(isNews, { type: 'AssociationChanged', occurredOn, data: { settings } });
};

/** The rules of an association's own stream: its settings as last set up, its authorities and units. */
export const associationDecider: Decider<State, SetUpCommand, AssociationEvent, SetupRefusal> = {
  initialState: null,
  decide: (command, present) => {
    if (command.type === 'SetUpAssociation') return setUp(command, present);
    if (!present) return refuse({ code: 'AssociationNotSetUp' });
    if (command.type === 'StatePopulation')
      return decidePopulation(command, present.population ?? [], present.settings);
    return decideOrganisation(command, present, present.settings);
  },
  evolve: (present, event) => {
    if (event.type === 'AssociationEstablished' || event.type === 'AssociationChanged')
      return { ...(present ?? NO_AUTHORITIES), settings: event.data.settings };
    if (!present) throw new Error(`An association begins with being established, not with ${event.type}.`);
    if (event.type === 'PopulationStated')
      return { ...present, population: withStated(present.population ?? [], event.data.inhabitants) };
    return { ...present, ...evolveOrganisation(present, event) };
  },
};

/** An insats as the setup file says: opened the first time, changed where something differs, else nothing. */
export type SetUpIntervention = DomainCommand<
  'SetUpIntervention',
  { association: string; intervention: Intervention }
>;

/** The rules of an insats; the state is the insats as last set up. Nothing is refused here: `readSetup` has read it. */
export const interventionDecider: Decider<Intervention | null, SetUpIntervention, InterventionEvent, never> =
  {
    initialState: null,
    decide: ({ occurredOn, data: { association, intervention } }, present) => {
      const data = { association, intervention };
      if (!present) return accept({ type: 'InterventionOpened', occurredOn, data });
      return acceptIf(!sameData(present, intervention), { type: 'InterventionChanged', occurredOn, data });
    },
    evolve: (_present, event) => event.data.intervention,
  };

/** The association with an event of its own stream or of one of its insatser folded in; events of others change nothing. */
export const evolveAssociation = (
  association: Association | undefined,
  event: AssociationEvent | InterventionEvent,
): Association | undefined => {
  switch (event.type) {
    case 'AssociationEstablished':
      return (
        association ?? {
          id: event.data.association,
          settings: event.data.settings,
          interventions: [],
          ...NO_AUTHORITIES,
        }
      );
    case 'AssociationChanged':
      return association && { ...association, settings: event.data.settings };
    case 'InterventionOpened':
    case 'InterventionChanged': {
      const { intervention } = event.data;
      if (association?.id !== event.data.association) return association;
      return { ...association, interventions: withOne(association.interventions, intervention) };
    }
    case 'PopulationStated':
      return (
        association && {
          ...association,
          population: withStated(association.population ?? [], event.data.inhabitants),
        }
      );
    case 'AuthorityRegistered':
    case 'AuthorityChanged':
    case 'UnitRegistered':
    case 'UnitChanged':
      return association && { ...association, ...evolveOrganisation(association, event) };
    default:
      return unreachable(event);
  }
};
