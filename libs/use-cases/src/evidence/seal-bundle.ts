import type { BundleManifest, LogHead } from '@samspar/evidence';
import { accepted, type Caller, type Outcome, Query, refused } from '../message.js';
import type { EvidencePorts } from '../ports.js';
import type { EvidenceRefusal } from './evidence.js';

/** Signs the list of the files of a bundle that has been made, with the key of the head that its events are proved under. */
export class SealBundle extends Query<Outcome<BundleManifest, EvidenceRefusal>> {
  constructor(
    caller: Caller,
    readonly manifest: Omit<BundleManifest, 'key' | 'signature'>,
    readonly head: LogHead,
  ) {
    super(caller);
  }
}

export const sealBundle =
  ({ evidence }: Pick<EvidencePorts, 'evidence'>) =>
  async ({ manifest, head }: SealBundle): Promise<Outcome<BundleManifest, EvidenceRefusal>> => {
    const sealed = evidence.seal(manifest, head);
    return sealed ? accepted(sealed) : refused({ code: 'HeadKeyMissing' });
  };
