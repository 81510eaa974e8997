import { numeral } from '@samspar/kernel';
import type { casesSv } from './cases.sv.js';

export const casesEn: typeof casesSv = {
  you: 'You',
  nobody: 'Nobody',
  lastEvent: 'Last event',
  tabs: {
    mine: 'My journeys',
    all: 'All in my interventions',
    nobodys: 'Nobody responsible',
  },
  withheld: (number) =>
    number === 1
      ? '1 journey is not shown: consent is missing'
      : `${numeral(number)} journeys are not shown: consent is missing`,
  filter: {
    label: 'Filter the list',
    everyIntervention: 'All my interventions',
  },
  groups: {
    open: 'Open',
    unanswered: 'Waiting for an answer',
    accepted: 'To start',
    ongoing: 'Ongoing',
    ended: 'Ended',
    closed: 'Declined and withdrawn',
    every: 'All',
  },
  lists: {
    mine: 'My journeys',
    all: 'All journeys in my interventions',
    nobodys: 'Journeys without anybody responsible',
  },
  caption: (chosen, total) => `${chosen.join(', ')}: ${numeral(total, 'en')}`,
  empty: {
    mine: 'You are not responsible for any journey.',
    all: 'There are no journeys in your interventions.',
    nobodys: 'Somebody is responsible for every journey in your interventions.',
  },
  emptyNarrowed: 'No journeys in the list agree with the filter.',
  showWhole: 'Show the whole list',
  showAll: 'Show all in my interventions',
  beyond: 'The list no longer has that many pages.',
  toFirst: 'To the first page',
  noInterventions:
    'You are not assigned to any intervention. Ask the access administrator of the association to assign you to those you work in.',
  search: {
    title: 'Find a journey',
    label: 'Journey number or identity number',
    hint: 'Own number, journey number or identity number (YYYYMMDD-NNNN)',
    button: 'Search',
    blank: 'Write a journey number or an identity number.',
    found: (count) => (count === 1 ? '1 journey found' : `${numeral(count, 'en')} journeys found`),
    nothing: 'No journey in your interventions agrees with what you searched for.',
    advice:
      'Check the number: names and parts of a number cannot be searched for. The person or the journey may still be in an intervention that you do not work in.',
    back: 'To my journeys',
  },
  emergency: {
    title: 'Emergency access',
    link: 'A journey outside your interventions that cannot wait',
    lead: 'You can see a journey in another intervention of your authority for an hour, where it cannot wait. Whoever is responsible is told that you opened it and why, and the auditor sees it. Changes are made by those who work in the intervention.',
    number: 'Number of the journey',
    numberHint: 'Running number or journey number, never an identity number.',
    numberMissing: 'Write the number of the journey.',
    reason: 'Why can it not wait?',
    reasonMissing: 'Choose why it cannot wait.',
    reasons: {
      danger: 'Danger to life or health',
      seeksHelp: 'The person seeks help now',
      nobodyReached: 'Nobody in the intervention can be reached, and something has to be done today',
    },
    button: 'Open the journey for an hour',
    refusals: {
      NoSuchNumber:
        'No journey in the other interventions of your authority can be opened by that number. Check it; a journey in your own interventions is opened as usual.',
      NumberOfSeveral: 'Several journeys have that number: write the journey number, such as 3F2A-91C0.',
    },
    until: (time) => `You see the journey by emergency access until ${time}`,
    untilWhat: 'Whoever is responsible is told, and the auditor sees it. You cannot register anything.',
    toldTitle: 'Others have seen your journeys by emergency access',
    told: (by, moment, reason) => `${by}, ${moment}: ${reason}`,
  },
  shares: {
    title: 'Caseload',
    lead: 'How many journeys each caseworker has in the interventions you are responsible for. No personal data are shown here.',
    caption: (intervention) => `Journeys in ${intervention}`,
    caseworker: 'Caseworker',
    empty: 'No journeys here.',
    without: (interventions) => `There are no journeys in ${interventions}.`,
    listTitle: (name, intervention) => `${name}: journeys in ${intervention}`,
    choose: 'Choose journeys to hand over',
    caseOf: (number, status, last) => `${number} · ${status} · last event ${last}`,
    to: 'New responsible caseworker',
    toHint: 'Caseworkers who are assigned to the intervention',
    toMissing: 'Choose who is to take over.',
    noneChosen: 'Choose at least one journey.',
    unknownTo: 'Choose a caseworker who is assigned to the intervention.',
    button: 'Hand over',
    done: (count, name) =>
      count === 1
        ? `1 journey is handed over to ${name}.`
        : `${numeral(count, 'en')} journeys are handed over to ${name}.`,
    left: 'These journeys were not handed over:',
    changed: 'somebody else changed the journey at the same time; try again',
    back: 'To the caseload',
    nobodyElse: 'No other caseworker is assigned to the intervention.',
  },
};
