/** What each kind of stream is about, by the beginning of its name. */
export const STREAM_MEANINGS: Readonly<Record<string, string>> = {
  'journey-':
    "One person's way through one insats, from referral to follow-up. The id is derived from the command that began it, or from register and running number of its row.",
  'participant-':
    'A person of one association, known by a random id; who it is, only the vault knows. An anonymous journey has a participant of its own.',
  'association-':
    'The association as its setup file says: members, districts, threshold, since when what is registered; its authorities and their units.',
  'intervention-': 'An insats as the setup file says. The id is derived from association and slug.',
  'user-': 'Somebody who may sign in. Name and sign-in are in the vault.',
  'import-': 'One imported file: a batch.',
  'register-':
    'The running numbers of one list that is imported again and again. The id is derived from association and name of the register.',
  'access-': 'What one user was shown on one day: `access-{actor}-{day}`.',
  'check-': "An auditor's check of the access log of a month. The id is derived from association and month.",
  'emergency-': 'Who opened a journey in an emergency: `emergency-{journey}`.',
  'extract-': 'What was given out of a journey to the person whom it is about: `extract-{journey}`.',
  'evaluation-':
    'The files for evaluation that authorities of one association have made: `evaluation-{association}`.',
  'esf-': 'The lists to ESF that authorities of one association have made: `esf-{association}`.',
  heads: 'Signed heads of the tree over the log: one stream, `heads`.',
  headfaults: 'What servers have found amiss with heads: one stream, `headfaults`.',
  'publication-':
    'A table or report of an association on its way to be released, and what it froze then. The id is derived from the command that began it.',
  'questions-':
    'What an association is asked and what it answered, and what its office states of the questions that every association is asked: `questions-{association}`.',
  'finsam-':
    'What an association states of its years, in money and planned numbers, and what of them has been entered into Uppföljning Finsam: `finsam-{association}`.',
  'report-':
    "The office's own words of the report of a year or half of one, and what it expects of that year. The id is derived from association, report and period.",
};

/** What each event says, by its type. */
export const EVENT_MEANINGS: Readonly<Record<string, string>> = {
  EsfListMade:
    'The list of a month was made of who took part in an insats that ESF finances: which journeys, on which ground, how many were left out and why, what differs from the list before it, and until when it can be fetched. It tells nothing of them.',
  EvaluationFileMade:
    'A pseudonymous file was made for whoever evaluates: of which journeys, which columns, for whom, on which ground, how many rows, and until when it can be fetched. It tells of no person.',
  ParticipantReferred: 'Anmälan: the journey begins.',
  ConsentGiven:
    'Samtycke: the participant lets these authorities give those kinds of information about the journey to these (OSL 10 kap. 1 §).',
  ConsentWithdrawn: 'The consent is taken back, from the authorities named or, where none is, from all.',
  DisclosureGrounded:
    'Utlämnande: an authority gives out what it has registered without consent, on another ground (OSL 10 kap.).',
  ReferralAccepted: 'The insats takes the person in; the start may follow.',
  ReferralDeclined: 'The insats does not take the person in.',
  ReferralWithdrawn: 'Who referred takes the referral back.',
  PlacedOnWaitingList: 'The referral waits for a place.',
  JourneyStarted: 'Start. Its profile supersedes that of the referral.',
  AnonymityEnded:
    'The person of an anonymous journey has agreed to be known: from now on the journey keeps what any other does. What was not kept before stays unknown.',
  CaseworkerAssigned: 'Who is responsible from now on, by user id.',
  CaseloadHandedOver: 'Another caseworker is responsible from now on; `from` is null where nobody was.',
  TeamMeetingHeld:
    'Teammöte: who was there and what was decided. Whether the question on violence was asked, never the answer.',
  PlanAgreed: 'Planering: goals and what is done beside the insats, sealed.',
  PlanRevised: 'The whole plan as it stands from now on.',
  DecisionClosed:
    'Something that a team meeting agreed on was done, or is no longer relevant; named by the revision of the meeting and its place among the decisions, from 0.',
  AssessmentRecorded:
    'A mapping or an assessment of the participant was completed or interrupted, made by a party. Never what it showed.',
  EmployerContacted: 'An employer was contacted.',
  ExitedToWorkOrStudies: 'Avslut to work, studies or both.',
  ExitedToCare: 'Avslut to care or rehabilitation.',
  ExitedToContinuedSupport: 'Avslut to continued support by somebody else.',
  ExitedForOtherReason: 'Avslut for another reason, or one that is not known.',
  FollowUpRecorded: 'How it has gone 6, 12, 24 or 36 months after the exit.',
  FollowUpMissed: 'A follow-up could not be made.',
  FactCorrected:
    'Rättelse: one fact set right. The old value stays in the log. Of `referralNote`, the `note` of the referral, `new` is sealed, or empty where the note is taken away, and `old` is what it was sealed as before: it opens in the event that told it.',
  EntryAnnulled:
    'An earlier entry of this stream, by its revision, was corrected or struck: from the moment this is known it counts as if it had never been. `replacedBy` is the revision of the event that tells it anew and stands in its place; without it nothing does.',
  NoteCorrected:
    'The `note` of an earlier event of this stream that set something right or took it back, by its revision and type, says this from now on, or nothing where there is no `note`. `about` is the fact, or the type of the entry, that the event set right.',
  JourneyReopened: 'A mistaken exit is annulled from the moment this is known.',
  JourneyMisregistered: 'Felregistrering: the whole journey is annulled.',
  JourneyReinstated: 'The annulment of the journey is annulled.',
  JourneyErased:
    'Gallring: the key of the journey is destroyed, and with a person’s last journey all that the vault has of her; it is counted as before.',
  ParticipantCreated:
    'A person of the association, and the kind of number that the vault has of her, if any.',
  ParticipantRegisteredAgain:
    'A known person was registered once more. It changes nothing: the log grows as it does for a person whom nobody knew.',
  IdentityRecorded: 'The vault got an identity later; never what it is.',
  IdentityCorrected: 'The vault got another identity; never what it is.',
  IdentityProtected:
    'Skyddade personuppgifter: from now on the identity is shown on its card alone; said from this journey.',
  IdentityProtectionEnded: 'The protection has ended; from which journey that is said, and why.',
  ParticipantMerged:
    'This participant is the same person as `into`; counts of persons follow from the moment this is known.',
  ParticipantUnmerged: 'A mistaken merge is annulled.',
  PersonIdentified:
    'A journey that was registered for this participant, whose person had no number, is about the participant `into` from now on, who has one.',
  PersonCorrected:
    'The number that a journey was registered with was wrong, or the person has another: the journey is about `into` from now on.',
  NumberReplaced:
    'From this journey it is said that its person had this participant’s number before; what it counts as follows.',
  NumberRestored: 'From this journey that is said no longer; what it counts as follows.',
  ContactChanged:
    'Which particulars of the person were changed in the vault from this journey; never what they are.',
  AssociationEstablished: 'The association was set up.',
  AssociationChanged: 'The setup file was run again and said something else.',
  PopulationStated:
    'How many aged 16–64 live in districts of the association, by day and source, and by sex where told apart; of the same district, sex and day the latest stands.',
  AuthorityRegistered: 'An authority of a party came into the register.',
  AuthorityChanged: 'The authority is called, kept or reached otherwise from now on, or has a last day.',
  UnitRegistered: 'A unit of an authority came into the register.',
  UnitChanged:
    'The unit is called otherwise from now on, also understood by another name, belongs to another authority (`earlier`: where it belonged until which day), or has a last day. Journeys keep what they said.',
  InterventionOpened: 'An insats was set up.',
  InterventionChanged: 'The setup file says something else of the insats, such as the day it ends.',
  UserAdded: 'Somebody may sign in; `party` and `unit` are null for who works for the association itself.',
  UserMoved: 'The user works elsewhere from then on; what she registered before stays where it was.',
  RoleGranted: 'The user has the role.',
  RoleRevoked: 'The user has the role no longer.',
  AuditMandateGiven:
    'On whose behalf the user audits: the association, Riksrevisionen or a member, by its party. Until it is said, for the association.',
  AssignedToIntervention: 'The user works in the insats.',
  ReleasedFromIntervention: 'The user works in the insats no longer.',
  UserClosed: 'The user may no longer sign in.',
  UserReopened: 'The user may sign in again.',
  UserNameErased: 'The name and sign-in of a user who was closed so many years before are deleted for good.',
  ImportStarted:
    'A file was taken; `sha256` is a keyed digest of it (up to 0.2.0 its SHA-256), its name is not kept.',
  RowsTaken:
    'Journeys that the batch is about to write to: said before it does, so that a reversal finds them all.',
  ImportCompleted: 'How many rows met which end.',
  BatchReversed:
    'The batch was taken back: how many journeys were misregistered, and how many got old values back.',
  RowsRegistered: 'Running numbers that the register has from now on, and the insatser it then holds.',
  RowsWithdrawn: 'Running numbers that a reversal took out again.',
  ColumnsMatched: 'Headers that were matched with columns by hand; the headers as keyed digests.',
  PersonsShown:
    'Journeys that one request showed, on which page, why, and what was about to be registered; where an auditor was told whom one is about, on which ground.',
  ReadingsShown:
    'Readings that one request showed to an auditor: whose, on which page of the log, and by which journey they were chosen.',
  CheckBegun: 'The check of a month begins; the seed decides which readings are drawn.',
  CheckRecorded:
    'What came of each pattern and of the drawn readings: how many were looked at, and the result. No free text.',
  ReleasesRecounted:
    'An auditor has had all that is released counted again: how many releases, and which came to something else, in how many tables.',
  MatterChecked:
    'What came of the check of something else: late registrations of an insats, erasures of an authority, roles of a user, the heads of the log; and how much there was of it. No free text.',
  EmergencyAccessTaken:
    'Somebody who does not work with the journey may see it for an hour, for this reason; what she was shown is in her own stream.',
  ExtractGiven:
    'What is kept about the person in the journey was given out to her (dataskyddsförordningen art. 15): how, what was held back and why, and which authorities answer for the rest.',
  LogHeadSigned:
    'What the log was at a moment: the root of the tree over its first `size` events (RFC 6962), the head before it and the moment, signed with the key that is named (Ed25519).',
  HeadFaultFound:
    'A server could not keep the tree over the log (`tree`), sign a head (`head`) or add one to the file elsewhere (`file`). Said once a day at most while it lasts; what it was stands in that server’s log.',
  PublicationBegun:
    'A draft of the office: words, the questions of its tables, and the release that it follows with the explanation of what differs. `report`, where it is the report of a year or half of one: which, and the version of its definition.',
  PublicationReworded: 'The words of a draft as they stand from now on.',
  TableAdded: 'A draft asks for one table more.',
  TableRemoved: 'A table is taken away, by its place, from 0.',
  TypedTableAdded:
    'A draft has one table more that is typed by hand: what it counts, as a question of the statistics, or where its figures come from, and its lines.',
  TypedTableRemoved: 'A table typed by hand is taken away, by its place among those, from 0.',
  PublicationProposed:
    'Proposed for release, by user id. What is counted is what was known just before this event, so all of it stands before it in the log.',
  FiguresFrozen:
    'The tables as they were counted once for all: question, version of the definitions, answer with its SHA-256 (RFC 8785), the codes with digest and names, and the head of the log over what they were counted from. `words`, of a report: what the office had written in it.',
  PublicationReleased: 'Released, by user id; `approved`: by another person than the one who proposed it.',
  PublicationReturned: 'Given back, or taken back: a draft again, and its figures are counted anew.',
  PublicationWithdrawn:
    'A release that was found wrong, which stays listed; or a draft that was thrown away.',
  QuestionPosed:
    'The office has added a question of its own: what was asked, by which body and where, and the tables that answer it. No private person.',
  QuestionReworded: 'The words of a question of the office’s own as they stand from now on.',
  QuestionTableAdded: 'One table more answers a question of the office’s own.',
  QuestionTableRemoved: 'A table is taken away from a question, by its place, from 0.',
  QuestionAnswered:
    'An answer as it was given: the sentence, the day, and each table as it was shown then, with moment, position, version of the definitions, SHA-256 of the answer and the codes. A later answer changes none before it.',
  AnswerOffered:
    'An answer, by its place from 0, has its figures in a publication from here on: a draft until that is released.',
  QuestionRemoved: 'A question was taken away, and is listed no more.',
  StatementMade:
    'What the office says itself of one of the known questions and a year: text, figures by id, and where they come from. It takes the place of what was said before.',
  StatementWithdrawn: 'What the office had said of a question and a year was taken back.',
  FiguresStated:
    'Figures of a year as they stand from now on, money in öre; null takes one back. `of`: the insats or the contributor, null of the association itself. `note`: where they come from.',
  FiguresReported:
    'Somebody entered these figures of a year into Uppföljning Finsam, as they then stood: those that are counted with moment, place in the log and version of the definitions, and what their insatser were then called.',
  ReportTextWritten:
    'The text of a section of a report is this from now on; empty: there is none. Words of the office, in the clear, about nobody.',
  ResultExpected:
    'What an insats is expected to come to in the year of the report from now on: participants, per cent of those who end to work or studies, and in words. Null where nothing is said.',
};
