import type { interventionsSv } from './texts.sv.js';

export const interventionsEn: typeof interventionsSv = {
  title: 'Interventions',
  lead: 'The interventions of the association, as they are set up.',
  changed:
    'Interventions are added and changed in the setup file of the association (samspar setup) by whoever operates Samspår.',
  running: 'Interventions that run',
  ended: 'Interventions that have ended',
  empty: 'The association has no interventions yet.',
  name: 'Intervention',
  kind: 'Kind',
  kinds: { individual: 'With participants', structural: 'Structural' },
  from: 'From',
  to: 'To',
  owner: 'Owner',
  association: 'The association',
  registered: 'Registered since',
  always: 'all the time',
  never: 'not registered',
  mine: 'Yours',
  sensitive: 'Sensitive',
  variables: 'What is registered since when',
  variablesMore:
    'What does not stand here is registered since the same day as the journeys. There is no figure before the day: it is not zero.',
  variablesCaption: 'Variables',
  variable: 'Variable',
  meetings: 'Team meetings',
  handovers: 'Handovers',
  employerContacts: 'Employer contacts',
  all: 'All interventions',
};
