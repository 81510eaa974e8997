import type { interventionsSv } from './interventions.sv.js';

export const interventionsEn: typeof interventionsSv = {
  lead: 'The interventions of the association, as they are set up.',
  changed:
    'The system administrator adds and changes interventions, in the setup file of the association (samspar setup).',
  running: 'Current interventions',
  ended: 'Ended interventions',
  empty: 'The association has no interventions yet.',
  name: 'Intervention',
  kind: 'Type',
  kinds: { individual: 'With participants', structural: 'Structural' },
  runs: 'Runs',
  from: (day) => `from ${day}`,
  until: (day) => `until ${day}`,
  owner: 'Run by',
  ownerIsOneOf: (party) => `Not stated which authority: ${party} has several`,
  ownerMissing: 'Not stated: an authority runs the insats, never the association',
  registered: 'Registered',
  always: 'all the time',
  never: 'not registered',
  sinceDay: (day) => `since ${day}`,
  mine: 'Yours',
  esf: (project) => `Financed by ESF, project ${project}`,
  sensitive: 'Sensitive fact',
  sensitiveWhy:
    'Sensitive fact: that somebody takes part in the intervention may by itself tell of health or private life.',
  variables: 'When registration began',
  variablesMore:
    'What is not listed here has been registered for as long as the journeys. There are no figures for the time before, and that is not the same as zero.',
  variablesCaption: 'Data with a first day of its own',
  variable: 'Variable',
  all: 'All interventions',
};
