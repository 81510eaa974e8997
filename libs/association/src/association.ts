import {
  accept,
  refuse,
  unreachable,
  type Decider,
  type DomainCommand,
  type Sentence,
} from '@samspar/kernel';
import type {
  Association,
  AssociationEvent,
  AssociationSettings,
  Intervention,
  InterventionEvent,
} from './association-events.js';
import { sameData } from './same-data.js';

/** An association as its setup file says: established the first time, changed where something differs, else nothing. */
export type SetUpAssociation = DomainCommand<
  'SetUpAssociation',
  { association: string; settings: AssociationSettings }
>;

/** Why a setup is refused; `setupRefusalSentence` says it in words. A district is ended, never removed: events name it. */
export type AssociationRefusal = Readonly<{ code: 'DistrictRemoved'; district: string }>;

type Settings = AssociationSettings | null;

/** The rules of an association's own stream; the state is its settings as last set up. */
export const associationDecider: Decider<Settings, SetUpAssociation, AssociationEvent, AssociationRefusal> = {
  initialState: null,
  decide: ({ occurredOn, data: { association, settings } }, present) => {
    if (!present)
      return accept({ type: 'AssociationEstablished', occurredOn, data: { association, settings } });
    const removed = present.districts.find(({ id }) => !settings.districts.some((kept) => kept.id === id));
    if (removed) return refuse({ code: 'DistrictRemoved', district: removed.id });
    return sameData(present, settings)
      ? accept()
      : accept({ type: 'AssociationChanged', occurredOn, data: { settings } });
  },
  evolve: (_present, event) => event.data.settings,
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
      return sameData(present, intervention)
        ? accept()
        : accept({ type: 'InterventionChanged', occurredOn, data });
    },
    evolve: (_present, event) => event.data.intervention,
  };

/** What a refused setup says on screen. */
export const setupRefusalSentence = ({ district }: AssociationRefusal): Sentence => ({
  sv: `Stadsdelen ${district} saknas i filen, men registrerade ärenden kan höra till den: behåll den och ange sista dag under to.`,
  en: `The district ${district} is missing from the file, but registered journeys may belong to it: keep it and state its last day under to.`,
});

/** The association with an event of its own stream or of one of its insatser folded in; events of others change nothing. */
export const evolveAssociation = (
  association: Association | undefined,
  event: AssociationEvent | InterventionEvent,
): Association | undefined => {
  switch (event.type) {
    case 'AssociationEstablished':
      return association ?? { id: event.data.association, settings: event.data.settings, interventions: [] };
    case 'AssociationChanged':
      return association && { ...association, settings: event.data.settings };
    case 'InterventionOpened':
    case 'InterventionChanged': {
      const { intervention } = event.data;
      if (association?.id !== event.data.association) return association;
      const known = association.interventions.some(({ id }) => id === intervention.id);
      return {
        ...association,
        interventions: known
          ? association.interventions.map((present) =>
              present.id === intervention.id ? intervention : present,
            )
          : [...association.interventions, intervention],
      };
    }
    default:
      return unreachable(event);
  }
};
