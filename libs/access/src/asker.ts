import type { Role } from '@samspar/association';
import type { Party } from '@samspar/codes';

/** Who asks. */
export type Asker = Readonly<{
  /** User id, or `operator` for whoever runs the command line. */
  actor: string;
  /** The role in which this is done, named in events. */
  role: string;
  roles: readonly Role[];
  /** Null for the operator, who acts for the whole installation. */
  association: string | null;
  /** The member that employs the asker, and the unit there. */
  party?: Party;
  unit?: string;
  /** Slugs of the insatser the asker is assigned to. */
  interventions: readonly string[];
}>;

/** Whoever operates the installation and owns its keys. */
export const OPERATOR: Asker = {
  actor: 'operator',
  role: 'operator',
  roles: [],
  association: null,
  interventions: [],
};
