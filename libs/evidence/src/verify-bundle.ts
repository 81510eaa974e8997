import { canonicalJson } from './canonical.js';
import { fingerprint, headHash, isHead, isSigned, type LogHead } from './heads.js';
import { BUNDLE_FORMAT, type BundleManifest, isManifestSigned, publicPem, sha256Of } from './manifest.js';
import { type Hash, isConsistent, isIncluded, leafHash } from './tree.js';

/** The files of a bundle that a machine reads. */
export const BUNDLE_FILES = {
  manifest: 'manifest.json',
  heads: 'heads.json',
  events: 'events.jsonl',
  proofs: 'proofs.jsonl',
  key: 'public-key.pem',
} as const;

/** A line of `proofs.jsonl`: an event that stands in `events.jsonl`, or of which nothing but its hash is there. */
export type BundledProof = Readonly<{ number: number; leaf: string; proof: readonly string[] }> &
  Readonly<{ withheld?: string }>;

export type BundleVerification = Readonly<{
  /** What is wrong, file by file, in Swedish; nothing where the bundle holds. */
  faults: readonly Readonly<{ file: string; fault: string }>[];
  manifest: BundleManifest | undefined;
  events: number;
  /** How many of them are there by their hash alone. */
  withheld: number;
  /** The head that the fingerprint is of. */
  head: LogHead | undefined;
  /** How many events were written after that head: a signature alone shows them. */
  after: number;
}>;

type Fields = Readonly<Record<string, unknown>>;
type Fault = BundleVerification['faults'][number];

const faultOf = (file: keyof typeof BUNDLE_FILES, fault: string): Fault => ({
  file: BUNDLE_FILES[file],
  fault,
});
const bytesOf = (hex: string): Hash => Buffer.from(hex, 'hex');
const bare = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();
const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isHashes = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => isText(one) && /^[\da-f]{64}$/.test(one));

const linesOf = (bytes: Uint8Array | undefined): readonly string[] => {
  const text = Buffer.from(bytes ?? []).toString();
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isManifest = (value: unknown): value is BundleManifest =>
  isRecord(value) &&
  value['format'] === BUNDLE_FORMAT &&
  isRecord(value['subject']) &&
  (value['subject']['kind'] === 'period' || Array.isArray(value['subject']['streams'])) &&
  Array.isArray(value['files']) &&
  value['files'].every((file) => isRecord(file) && isText(file['name']) && isText(file['sha256'])) &&
  ['made', 'head', 'key', 'signature'].every((name) => isText(value[name]));

const isProof = (value: unknown): value is BundledProof =>
  isRecord(value) &&
  Number.isSafeInteger(value['number']) &&
  isHashes([value['leaf']]) &&
  isHashes(value['proof']) &&
  (value['withheld'] === undefined || isText(value['withheld']));

type Link = Readonly<{ first: number; second: number; proof: readonly string[] }>;
const isLink = (value: unknown): value is Link =>
  isRecord(value) &&
  Number.isSafeInteger(value['first']) &&
  Number.isSafeInteger(value['second']) &&
  isHashes(value['proof']);

const treeOf = ({ size, root }: LogHead) => ({ size, root: bytesOf(root) });
const named = (head: LogHead): string => `huvudet från ${head.moment} (${head.size} händelser)`;

const faultsOfFiles = (
  files: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
): readonly Fault[] => {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const names = new Set([...files.keys(), ...listed.keys()]);
  return [...names].flatMap((file): readonly Fault[] => {
    if (file === BUNDLE_FILES.manifest) return [];
    const [bytes, said] = [files.get(file), listed.get(file)];
    if (!bytes) return [{ file, fault: 'filen saknas' }];
    if (!said) return [{ file, fault: 'filen hör inte till paketet' }];
    return said.sha256 === sha256Of(bytes) ? [] : [{ file, fault: 'filen är ändrad' }];
  });
};

const faultsOfHeads = (
  heads: readonly LogHead[],
  links: readonly Link[],
  manifest: BundleManifest,
): readonly string[] => {
  const last = heads.at(-1);
  return [
    ...heads.filter((head) => !isSigned(head)).map((head) => `signaturen på ${named(head)} stämmer inte`),
    ...(last && headHash(last) === manifest.head && last.key === manifest.key
      ? []
      : ['det sista huvudet är inte det som paketet är gjort under']),
    ...heads.slice(1).flatMap((second, at) => {
      const first = heads[at];
      const link = links[at];
      if (!first) return [];
      const isLinked =
        link?.first === first.size &&
        link.second === second.size &&
        isConsistent(treeOf(first), treeOf(second), link.proof.map(bytesOf));
      return isLinked ? [] : [`loggen i ${named(first)} visas inte vara början på den i ${named(second)}`];
    }),
    ...(links.length === Math.max(0, heads.length - 1)
      ? []
      : ['det finns fler eller färre bevis än huvuden']),
  ];
};

const faultsOfFingerprint = (
  head: LogHead | undefined,
  heads: readonly LogHead[],
  last: LogHead,
): readonly string[] => {
  if (!head)
    return [
      `fingeravtrycket hör inte till något huvud i paketet: de är ${heads.map(fingerprint).join(', ')}`,
    ];
  return head.key === last.key
    ? []
    : [
        'det sista huvudet är signerat med en annan nyckel än fingeravtryckets huvud: kontrollera med ett senare fingeravtryck',
      ];
};

/** What is said to be in a bundle is what is in it. */
const faultsOfSubject = (
  { subject }: BundleManifest,
  events: readonly unknown[],
  proofs: readonly BundledProof[],
): readonly Fault[] => {
  if (subject.kind === 'period')
    return proofs.every(({ number }, at) => number === (proofs[0]?.number ?? 0) + at)
      ? []
      : [faultOf('proofs', 'händelserna följer inte på varandra: någon av periodens händelser saknas')];
  return events.every((event) => isRecord(event) && subject.streams.includes(String(event['stream'])))
    ? []
    : [faultOf('events', 'någon händelse hör inte till det som paketet handlar om')];
};

const faultsOfProofs = (
  lines: readonly string[],
  events: readonly string[],
  last: LogHead,
): Readonly<{ faults: readonly Fault[]; proofs: readonly BundledProof[] }> => {
  const faults: Fault[] = [];
  const proofs: BundledProof[] = [];
  let next = 0;
  for (const [at, line] of lines.entries()) {
    const proof = jsonIn(line);
    if (!isProof(proof)) {
      faults.push(faultOf('proofs', `rad ${at + 1} är inget bevis`));
      continue;
    }
    const { number, leaf, proof: path, withheld } = proof;
    if (number <= (proofs.at(-1)?.number ?? 0))
      faults.push(faultOf('proofs', `rad ${at + 1} står inte i loggens ordning`));
    proofs.push(proof);
    if (withheld === undefined) {
      const event = events[next++];
      if (event === undefined) faults.push(faultOf('events', `händelse nummer ${number} saknas`));
      else if (Buffer.compare(leafHash(Buffer.from(event)), bytesOf(leaf)) !== 0)
        faults.push(faultOf('events', `händelse nummer ${number} är inte den som bevisas`));
    }
    const said = { leaf: bytesOf(leaf), index: number - 1, ...treeOf(last) };
    if (!isIncluded(said, path.map(bytesOf)))
      faults.push(faultOf('proofs', `händelse nummer ${number} visas inte höra till ${named(last)}`));
  }
  if (next < events.length) faults.push(faultOf('events', 'det finns händelser som inget bevisar'));
  return { faults, proofs };
};

/**
 * Holds a bundle to the fingerprint of one of its heads, which has come another way: all that is in it, by its files' names. Nothing but these
 * two is needed.
 */
export const verifyBundle = (files: ReadonlyMap<string, Uint8Array>, known: string): BundleVerification => {
  const nothing = { events: 0, withheld: 0, head: undefined, after: 0 };
  const text = Buffer.from(files.get(BUNDLE_FILES.manifest) ?? []).toString();
  const manifest = jsonIn(text);
  const wrong = (fault: string): BundleVerification => ({
    ...nothing,
    manifest: undefined,
    faults: [faultOf('manifest', fault)],
  });
  if (!isManifest(manifest)) return wrong('det är inget bevispaket från Samspår');
  if (canonicalJson(manifest) !== text || !isManifestSigned(manifest))
    return wrong('signaturen stämmer inte: förteckningen är ändrad');
  const ofFiles = faultsOfFiles(files, manifest);
  const read = jsonIn(Buffer.from(files.get(BUNDLE_FILES.heads) ?? []).toString());
  const [heads, links] = isRecord(read) ? [read['heads'], read['links']] : [];
  const [last] = Array.isArray(heads) ? heads.slice(-1) : [];
  if (
    !Array.isArray(heads) ||
    !heads.every(isHead) ||
    !isHead(last) ||
    !Array.isArray(links) ||
    !links.every(isLink)
  )
    return { ...nothing, manifest, faults: [...ofFiles, faultOf('heads', 'filen håller inga huvuden')] };
  const head = heads.find((one) => bare(fingerprint(one)) === bare(known));
  const events = linesOf(files.get(BUNDLE_FILES.events));
  const { faults, proofs } = faultsOfProofs(linesOf(files.get(BUNDLE_FILES.proofs)), events, last);
  return {
    faults: [
      ...ofFiles,
      ...[...faultsOfHeads(heads, links, manifest), ...faultsOfFingerprint(head, heads, last)].map((fault) =>
        faultOf('heads', fault),
      ),
      ...(Buffer.from(files.get(BUNDLE_FILES.key) ?? []).toString() === publicPem(manifest.key)
        ? []
        : [faultOf('key', 'det är inte den nyckel som paketet är signerat med')]),
      ...faults,
      ...faultsOfSubject(manifest, events.map(jsonIn), proofs),
    ],
    manifest,
    events: proofs.length,
    withheld: proofs.filter(({ withheld }) => withheld !== undefined).length,
    head,
    after: head ? proofs.filter(({ number }) => number > head.size).length : 0,
  };
};
