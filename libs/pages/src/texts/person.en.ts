import type { personSv } from './person.sv.js';

export const personEn: typeof personSv = {
  title: (reference) => `The person of journey ${reference}`,
  lead: 'Name and contact are the intervention’s own: other interventions do not see them.',
  anonymous:
    'The journey is anonymous: nothing is registered of the person, and nothing can be added. A person who no longer wants to be anonymous is referred anew.',
  notKnown:
    'No identity number is registered, so that the person is not known. Name and contact are registered once there is a number.',
  protected: 'The person has a protected identity: only the name is shown, and nothing can be changed here.',
  undisclosed: (number) =>
    `${number === 1 ? '1 entry' : `${number} entries`} of other authorities are not shown, and nothing can be changed: consent is missing.`,
  facts: 'About the person',
  labels: { address: 'Address', language: 'Language', interpreter: 'Interpreter' },
  interpreter: { needed: 'Needs an interpreter', notNeeded: 'Needs no interpreter' },
  registered: (when, who) => `Registered ${when} by ${who}`,
  imported: (registered) => `${registered}, read from a file`,
  saved: 'Saved',
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
    cancel: 'No, go back',
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
  },
  draftOf: { personnummer: 'Identity number', kontakt: 'Name and contact' },
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
    IdentityIsProtected: 'The person has a protected identity: it cannot be changed here.',
    NotDisclosed:
      'What other authorities registered is not shown: consent is missing, and nothing can be changed.',
    ParticipantErased: 'What identified the person has been erased.',
    CommandIdReused:
      'The form has been saved already. What you have written now is not saved: save again where it is to apply.',
  },
  other: 'It could not be saved. Go back to the card of the person and try again.',
};
