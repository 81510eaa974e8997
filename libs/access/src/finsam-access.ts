import { type Asker, OPERATOR } from './asker.js';

/** Money and planned numbers of an association's years are stated by its office. */
export const mayStateFiguresOf = ({ roles, association }: Asker, whose: string): boolean =>
  association === whose && roles.includes('office');

/** Who sees all that Uppföljning Finsam asks of a year: the office, auditors, and whoever operates the installation. */
export const maySeeWholeYear = (asker: Asker): boolean =>
  asker.role === OPERATOR.role || asker.roles.includes('office') || asker.roles.includes('auditor');

/** What of a year somebody says that she has entered into Uppföljning Finsam. */
export const REPORTED_PARTS = ['economy', 'participants'] as const;
export type ReportedPart = (typeof REPORTED_PARTS)[number];

/**
 * The parts that somebody may enter there. Participants are entered by whoever a member has made responsible for them, who leads the insats here, and by
 * the association's administrator; all else by the latter alone.
 */
export const partsReportedBy = ({ roles, association }: Asker, whose: string): readonly ReportedPart[] => {
  if (association !== whose) return [];
  if (roles.includes('office')) return REPORTED_PARTS;
  return roles.includes('team-lead') ? ['participants'] : [];
};
