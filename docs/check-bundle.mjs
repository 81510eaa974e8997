#!/usr/bin/env node
// Checks an evidence bundle of Samspår with nothing of Samspår: node check-bundle.mjs BUNDLE.zip "FINGERPRINT" (Node 20 or later).
// The fingerprint has to come another way than with the file. What is checked, and what that shows: docs/evidence.md.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const [path, known] = process.argv.slice(2);
const faults = [];
const wrong = (file, what) => faults.push(`${file}: ${what}`);
const sha256 = (...parts) => parts.reduce((to, part) => to.update(part), createHash('sha256')).digest();
const hex = (bytes) => bytes.toString('hex');
const bytes = (text) => Buffer.from(text, 'hex');
const bare = (text) => text.replace(/\s/g, '').toLowerCase();
const end = (lines, code) => {
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exit(code);
};
const fail = (lines) => end(['Paketet håller inte.', ...lines.map((line) => `  ${line}`)], 1);
const attempt = (work) => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
const parsed = (text) => attempt(() => JSON.parse(text));
process.on('uncaughtException', ({ message }) => fail([`${path}: ${message}`]));

/** The files of a zip, by the central directory at its end (APPNOTE 4.3). */
const unzipped = (zip) => {
  const files = new Map();
  let at = zip.lastIndexOf(bytes('504b0506'));
  if (at < 0) throw new Error('det är ingen zip-fil');
  let left = zip.readUInt16LE(at + 10);
  for (at = zip.readUInt32LE(at + 16); left > 0; left--) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('zip-filens förteckning är skadad');
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const size = zip.readUInt32LE(at + 24);
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + packed);
    if (files.has(name)) throw new Error(`${name} finns två gånger`);
    if (method !== 0 && method !== 8) throw new Error(`${name} är packad på ett okänt sätt`);
    const limit = { maxOutputLength: Math.max(1, size) };
    const unpacked = method === 0 ? content : attempt(() => inflateRawSync(content, limit));
    if (unpacked === undefined) throw new Error(`${name} går inte att packa upp`);
    files.set(name, unpacked);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
};

/** JSON in the form of RFC 8785, of what stands in manifests and heads. */
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};

const keyOf = (x) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
/** Whether the key that something names has signed the rest of it. */
const isSigned = ({ signature, ...rest }) =>
  attempt(() => {
    const said = Buffer.from(canonical(rest));
    return verify(null, said, keyOf(rest.key), Buffer.from(signature, 'base64url'));
  });

const hashOf = (head) => {
  const { size, root, previous, moment, key, signature } = head;
  return hex(sha256(canonical({ size, root, previous, moment, key, signature })));
};
const fingerprint = (head) => hashOf(head).slice(0, 32).match(/.{4}/g).join(' ');
const named = ({ size, moment }) => `huvudet från ${moment} (${size} händelser)`;

const leafHash = (line) => sha256(Buffer.of(0), line);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);
/** Where a tree of more than one leaf is divided (RFC 6962, 2.1). */
const divided = (size) => {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
};

/** The root that a leaf at an index of a tree of `size` has by its path (RFC 6962, 2.1.1); undefined where the path is not as long as it has to be. */
const rootBy = (leaf, index, size, proof) => {
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  if (proof.length === 0) return undefined;
  const [rest, last] = [proof.slice(0, -1), proof[proof.length - 1]];
  const half = divided(size);
  const isLeft = index < half;
  const inner = isLeft ? rootBy(leaf, index, half, rest) : rootBy(leaf, index - half, size - half, rest);
  return inner && (isLeft ? nodeHash(inner, last) : nodeHash(last, inner));
};

/** The roots of the first `first` leaves and of all, by a proof that the one begins the other (RFC 6962, 2.1.2). */
const rootsBy = (first, size, proof, firstRoot, isWhole = true) => {
  if (first === size) {
    if (isWhole) return proof.length === 0 ? [firstRoot, firstRoot] : undefined;
    return proof.length === 1 ? [proof[0], proof[0]] : undefined;
  }
  if (proof.length === 0) return undefined;
  const [rest, last] = [proof.slice(0, -1), proof[proof.length - 1]];
  const half = divided(size);
  if (first <= half) {
    const inner = rootsBy(first, half, rest, firstRoot, isWhole);
    return inner && [inner[0], nodeHash(inner[1], last)];
  }
  const inner = rootsBy(first - half, size - half, rest, firstRoot, false);
  return inner && [nodeHash(last, inner[0]), nodeHash(last, inner[1])];
};

if (path === undefined || known === undefined)
  end(['Så här: node check-bundle.mjs PAKET.zip "FINGERAVTRYCK"'], 2);
const files = unzipped(readFileSync(path));
const textOf = (name) => (files.get(name) ?? Buffer.of()).toString();
const linesOf = (name) => (textOf(name) === '' ? [] : textOf(name).replace(/\n$/, '').split('\n'));
const [LIST, HEADS, EVENTS, PROOFS] = ['manifest.json', 'heads.json', 'events.jsonl', 'proofs.jsonl'];

// 1. The manifest is signed, and says which files there are and what is in them.
const manifest = parsed(textOf(LIST));
const isOurs = manifest?.format === 'samspar-bundle-1' && canonical(manifest) === textOf(LIST);
if (!isOurs || !isSigned(manifest)) fail([`${LIST}: förteckningen är ändrad, eller det är inget bevispaket`]);
const listed = new Map(manifest.files.map((file) => [file.name, file.sha256]));
for (const name of new Set([...files.keys(), ...listed.keys()]))
  if (name === LIST) continue;
  else if (!files.has(name)) wrong(name, 'filen saknas');
  else if (!listed.has(name)) wrong(name, 'filen hör inte till paketet');
  else if (hex(sha256(files.get(name))) !== listed.get(name)) wrong(name, 'filen är ändrad');
if (textOf('public-key.pem') !== keyOf(manifest.key).export({ format: 'pem', type: 'spki' }))
  wrong('public-key.pem', 'det är inte den nyckel som paketet är signerat med');

// 2. One of the heads is the one of the fingerprint; each is signed, and each begins the next.
const { heads = [], links = [] } = parsed(textOf(HEADS)) ?? {};
const last = heads[heads.length - 1];
if (!last) fail([...faults, `${HEADS}: filen håller inga huvuden`]);
const anchor = heads.find((head) => bare(fingerprint(head)) === bare(known));
const prints = heads.map(fingerprint).join(', ');
if (!anchor) wrong(HEADS, `fingeravtrycket hör inte till något huvud i paketet: de är ${prints}`);
else if (anchor.key !== last.key)
  wrong(HEADS, 'det sista huvudet är signerat med en annan nyckel än fingeravtryckets huvud');
if (hashOf(last) !== manifest.head || last.key !== manifest.key)
  wrong(HEADS, 'det sista huvudet är inte det som paketet är gjort under');
heads.forEach((head, at) => {
  if (!isSigned(head)) wrong(HEADS, `signaturen på ${named(head)} stämmer inte`);
  if (at === 0) return;
  const [before, link] = [heads[at - 1], links[at - 1]];
  const isSaid = link?.first === before.size && link.second === head.size && before.size < head.size;
  const roots = isSaid && rootsBy(before.size, head.size, link.proof.map(bytes), bytes(before.root));
  if (!roots || hex(roots[0]) !== before.root || hex(roots[1]) !== head.root)
    wrong(HEADS, `loggen i ${named(before)} visas inte vara början på den i ${named(head)}`);
});

// 3. Each event is a leaf of the last head's tree; of a withheld one its hash is.
const events = linesOf(EVENTS);
const proofs = linesOf(PROOFS).map(parsed);
let next = 0;
for (const [at, line] of proofs.entries()) {
  const { number, leaf, proof, withheld } = line ?? {};
  if (!Array.isArray(proof)) {
    wrong(PROOFS, `rad ${at + 1} är inget bevis`);
    continue;
  }
  if (number <= (proofs[at - 1]?.number ?? 0)) wrong(PROOFS, `rad ${at + 1} står inte i loggens ordning`);
  const event = withheld === undefined ? events[next++] : undefined;
  if (withheld === undefined && event === undefined) wrong(EVENTS, `händelse nummer ${number} saknas`);
  else if (event !== undefined && hex(leafHash(event)) !== leaf)
    wrong(EVENTS, `händelse nummer ${number} är inte den som bevisas`);
  const isInside = number >= 1 && number <= last.size;
  const root = isInside && rootBy(bytes(leaf), number - 1, last.size, proof.map(bytes));
  if (!root || hex(root) !== last.root)
    wrong(PROOFS, `händelse nummer ${number} visas inte höra till ${named(last)}`);
}
if (next < events.length) wrong(EVENTS, 'det finns händelser som inget bevisar');

// 4. It is about what it says: all of a period in a row, or one stream alone.
const { kind, streams } = manifest.subject;
const isInRow = proofs.every((line, at) => line?.number === proofs[0].number + at);
if (kind === 'period' && !isInRow)
  wrong(PROOFS, 'händelserna följer inte på varandra: någon av periodens händelser saknas');
if (kind !== 'period' && events.some((line) => !streams.includes(parsed(line)?.stream)))
  wrong(EVENTS, 'någon händelse hör inte till det som paketet handlar om');

if (faults.length > 0) fail(faults);
const withheld = proofs.filter((line) => line.withheld !== undefined).length;
const after = proofs.filter(({ number }) => number > anchor.size).length;
const more = [
  ...(withheld > 0 ? [`Av ${withheld} finns bara hashvärdet.`] : []),
  ...(after > 0 ? [`${after} är skrivna efter fingeravtryckets huvud: dem visar bara signaturen.`] : []),
];
const whole = `Paketet håller: ${proofs.length} händelser hör till ${named(last)}, signerat med nyckeln ${last.key}.`;
end([whole, `Fingeravtrycket är det för ${named(anchor)}.`, ...more], 0);
