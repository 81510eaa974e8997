import type { interventionsSv } from './texts.sv.js';

export const interventionsEn: typeof interventionsSv = {
  title: 'Interventions',
  lead: 'The interventions of the association, as they are set up.',
  changed:
    'Whoever operates Samspår adds and changes interventions, in the setup file of the association (samspar setup).',
  running: 'Current interventions',
  ended: 'Ended interventions',
  empty: 'The association has no interventions yet.',
  name: 'Intervention',
  kind: 'Kind',
  kinds: { individual: 'With participants', structural: 'Structural' },
  runs: 'Runs',
  from: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  owner: 'Owner',
  association: 'The association',
  registered: 'Registered',
  always: 'all the time',
  never: 'no',
  sinceDay: (day) => `since ${day}`,
  mine: 'Yours',
  sensitive: 'Sensitive',
  variables: 'Since when the data is registered',
  variablesMore:
    'What is not listed here has been registered for as long as the journeys. There are no figures for the time before, and that is not the same as zero.',
  variablesCaption: 'Data with a day of its own',
  variable: 'Variable',
  meetings: 'Team meetings',
  handovers: 'Handovers',
  employerContacts: 'Employer contacts',
  all: 'All interventions',
};
