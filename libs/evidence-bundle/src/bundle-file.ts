import { pdfOf } from '@samspar/documents';
import {
  BUNDLE_FILES,
  BUNDLE_FORMAT,
  type BundleManifest,
  canonicalEvent,
  canonicalJson,
  type LogHead,
  publicPem,
  sha256Of,
} from '@samspar/evidence';
import { evidenceDocument, readMeOfBundle } from '@samspar/pages';
import type { EvidenceBundle } from '@samspar/use-cases';
import { zipOf } from './zip.js';

type Unsigned = Omit<BundleManifest, 'key' | 'signature'>;

const textOf = (lines: readonly string[]): Uint8Array =>
  Buffer.from(lines.map((line) => `${line}\n`).join(''));

export const bundleName = ({ subject, at, opened }: EvidenceBundle): string => {
  const what =
    subject.kind === 'journey'
      ? subject.reference
      : subject.kind === 'period'
        ? `${subject.from}--${subject.to}`
        : (subject.streams[0] ?? '');
  const name = what.replaceAll(/[^\w-]/g, '_');
  const kind = opened ? 'bevispaket-med-texter' : 'bevispaket';
  return `${kind}-${name}-${new Date(at).toISOString().slice(0, 10)}.zip`;
};

/** Evidence as one file, with a report for whoever reads it and its list of files signed by `seal` (docs/evidence.md). */
export const bundleFile = async (
  bundle: EvidenceBundle,
  seal: (manifest: Unsigned, head: LogHead) => Promise<BundleManifest>,
): Promise<Uint8Array> => {
  const { association, subject, at, events, heads, links } = bundle;
  const head = heads.at(-1);
  if (!head) throw new RangeError('Events are proved under a head.');
  const files = new Map<string, Uint8Array>([
    ['README.txt', Buffer.from(readMeOfBundle(bundle))],
    ['rapport.pdf', await pdfOf(evidenceDocument(bundle), at)],
    [
      BUNDLE_FILES.events,
      textOf(
        events.filter(({ withheld }) => withheld === undefined).map(({ event }) => canonicalEvent(event)),
      ),
    ],
    [
      BUNDLE_FILES.proofs,
      textOf(
        events.map(({ number, leaf, proof, withheld }) => JSON.stringify({ number, leaf, proof, withheld })),
      ),
    ],
    [BUNDLE_FILES.heads, Buffer.from(JSON.stringify({ heads, links }, undefined, 1))],
    [BUNDLE_FILES.key, Buffer.from(publicPem(head.key))],
  ]);
  if (bundle.opened)
    files.set('texter.jsonl', textOf(bundle.opened.texts.map((text) => JSON.stringify(text))));
  const unsigned: Unsigned = {
    format: BUNDLE_FORMAT,
    association: association.id,
    subject,
    made: new Date(at).toISOString(),
    head: bundle.head,
    files: Array.from(files, ([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256Of(bytes) })),
  };
  const manifest = await seal(unsigned, head);
  return zipOf(new Map([[BUNDLE_FILES.manifest, Buffer.from(canonicalJson(manifest))], ...files]));
};
