import type { personSv } from './person.sv.js';

export const personEn: typeof personSv = {
  title: (reference) => `The person of journey ${reference}`,
  lead: 'Name and contact are the intervention’s own: other interventions do not see them.',
  anonymous:
    'The journey is anonymous: nothing is registered of the person. If she has agreed to be known, that is registered first, and then her identity number.',
  notKnown:
    'No identity number is registered, so that the person is not known. Name and contact are registered once there is a number.',
  undisclosed: (number) =>
    `${number === 1 ? '1 entry' : `${number} entries`} of other authorities are not shown, and nothing can be changed: consent is missing.`,
  protection: {
    lead: 'The person has a protected identity. Name, identity number, contact, referring unit and district are shown on the card alone, to whoever is responsible for the journey.',
    notResponsible:
      'The card opens to whoever is responsible for the journey. Whoever needs it becomes responsible first.',
    why: 'What is the card to be opened for?',
    open: 'Open the card',
    opened: (reason) => `The card is open: ${reason}`,
    openedWhat:
      'That is written down in the access to the journey. Do not leave the page open, nor print it without need.',
    close: 'Close the card',
  },
  facts: 'About the person',
  labels: { address: 'Address', language: 'Language', interpreter: 'Interpreter' },
  interpreter: { needed: 'Needs an interpreter', notNeeded: 'Needs no interpreter' },
  registered: (when, who) => `Registered ${when} by ${who}`,
  imported: (registered) => `${registered}, read from a file`,
  changes: {
    title: 'What has changed',
    caption: 'Changes of what is kept of the person, newest first',
    none: 'Nothing has changed since the referral.',
    fields: (names) => `Changed: ${names}`,
    because: (reason) => `Reason: ${reason}`,
    events: {
      PersonIdentified: 'Identity number recorded',
      PersonCorrected: 'Identity number corrected',
      NumberReplaced: 'The earlier number counts as the same person',
      NumberRestored: 'The earlier number counts as the same person no longer',
      ContactChanged: 'Name and contact changed',
      ParticipantMerged: 'Identity number recorded',
      ParticipantUnmerged: 'Identity number removed',
      IdentityProtected: 'Identity protected',
      IdentityProtectionEnded: 'Protection ended',
    },
  },
  merged: {
    title: 'The earlier identity number',
    what: 'The person had another number before. What is registered with it counts as the same person in statistics by person.',
    part: 'It was not the same person',
    confirm: 'Is it not the same person?',
    consequence:
      'From now on the earlier number counts as hers no longer, unless another journey says so. The number of this journey does not change.',
    button: 'Yes, it was not the same person',
  },
  forms: {
    personnummer: {
      record: 'Record identity number',
      correct: 'Correct identity number',
      recordWhat: 'The journey gets the personal or coordination number that the person has.',
      correctWhat:
        'The new number applies to this journey. Further journeys of the person in the intervention are corrected one by one.',
      next: 'Review',
    },
    kontakt: {
      action: 'Change name and contact',
      what: 'What stands here applies once you have saved. What you clear is removed and cannot be brought back.',
    },
    skydda: {
      action: 'Protect the identity',
      confirm: 'Is the identity to be protected?',
      what: 'From now on neither name, identity number, contact, referring unit nor district is shown in any journey of the person: not on pages, in lists, searches, files or statistics. Whoever is responsible for the journey can open the card of the person, and says what for.',
      drafts: 'Forms about the person that were begun are removed, also those of others.',
      button: 'Yes, protect it',
    },
    'hav-skydd': {
      action: 'End the protection',
      what: 'It is shown again as before, to those who work in the intervention. This applies to all journeys of the person.',
      why: 'Why is the protection to end?',
    },
  },
  draftOf: {
    personnummer: 'Identity number',
    kontakt: 'Name and contact',
    'hav-skydd': 'End the protection',
    person: 'Card of the person',
  },
  review: {
    title: 'Review the identity number',
    lead: 'The number is not saved yet.',
    known: 'The person with this number already has journeys in your interventions',
    knownWhat: 'They and this journey become one person’s. Check that this is right.',
    save: 'Save the identity number',
    change: 'Change',
  },
  refusals: {
    ParticipantIsAnonymous: 'The journey is anonymous: nothing of the person can be registered in it.',
    IdentityUnchanged: 'It is the number that is registered already.',
    IdentityReasonMissing: 'Choose why the number is another.',
    ContactUnchanged: 'Nothing has changed.',
    PersonNotIdentified: 'Record the number of the person first: name and contact are kept with it.',
    NotDisclosed:
      'What other authorities registered is not shown: consent is missing, and nothing can be changed.',
    IdentityIsProtected:
      'The person has a protected identity: whoever is responsible for the journey opens the card and changes it from there.',
    IdentityAlreadyProtected: 'The identity is protected already.',
    IdentityNotProtected: 'The identity is not protected.',
    NotResponsible: 'That is for whoever is responsible for the journey.',
    ParticipantErased: 'What identified the person has been erased.',
    CommandIdReused:
      'The form has been saved already. What you have written now is not saved: save again where it is to apply.',
  },
  other: 'It could not be saved. Go back to the card of the person and try again.',
};
