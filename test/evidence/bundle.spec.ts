import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BundleManifest,
  canonicalEvent,
  canonicalJson,
  headHash,
  type LogHead,
  sha256Of,
  signedHead,
  signedManifest,
  verifyBundle,
} from '@samspar/evidence';
import { filesIn } from '@samspar/evidence-bundle';
import { evidenceDocument } from '@samspar/pages';
import { zipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import type { EvidenceBundle } from '@samspar/use-cases';
import { itemAt } from '../item-at.js';
import { consenting, INES } from '../use-cases/journey-world.js';
import { EvidenceWorld } from './making.js';
import { drawnTree } from './rfc6962.js';

const lastOf = <Item>(items: readonly Item[]): Item => itemAt(items, items.length - 1);
type Files = Map<string, Uint8Array>;
const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  Buffer.from(files.get(name) ?? []).toString();

let evidence: EvidenceWorld;
let journey: string;
let log: readonly string[];
let ofJourney: EvidenceBundle;
let ofPeriod: EvidenceBundle;
let zip: Uint8Array;
let mark: string;

beforeAll(async () => {
  evidence = await EvidenceWorld.open();
  const { world } = evidence;
  journey = await world.referred({ ...INES, note: 'Ring hennes syster Hyacint.' });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-06-15', data: {} });
  await evidence.sign();
  for (let more = 0; more < 9; more++) await world.referred();
  await world.told(journey, {
    type: 'StartJourney',
    occurredOn: '2025-06-15',
    data: { profile: { sex: 'woman' } },
  });
  await world.told(journey, consenting('2025-06-15', ['plan']));
  await evidence.sign();
  await world.referred();
  await evidence.sign();
  ofJourney = await evidence.bundle({ kind: 'journey', journey });
  ofPeriod = await evidence.bundle({ kind: 'period', from: '2025-06-15', to: '2025-06-15' });
  zip = await evidence.fileOf(ofJourney);
  mark = lastOf(ofJourney.fingerprints);
  log = (await world.log()).map(canonicalEvent);
});
afterAll(() => evidence.close());

const WHOLE = /^Paketet håller: /;

describe('a bundle', () => {
  it('holds by the checker that knows nothing of Samspår, in at most 200 lines without a dependency', async () => {
    const { code, said } = evidence.checked(zip, mark);
    expect([code, said]).toEqual([0, expect.stringMatching(WHOLE)]);
    const period = await evidence.fileOf(ofPeriod);
    expect(evidence.checked(period, mark)).toMatchObject({ code: 0 });
    const source = readFileSync(new URL('../../docs/check-bundle.mjs', import.meta.url), 'utf8');
    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
    const imports = Array.from(
      source.matchAll(/(?:from|import|require)\s*\(?\s*'([^']+)'/g),
      ([, name]) => name,
    );
    expect(imports.filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });

  it('holds by our own reading of it, which tells what is in it', () => {
    expect(verifyBundle(filesIn(zip), mark)).toMatchObject({
      faults: [],
      events: 4,
      withheld: 2,
      after: 0,
      head: { size: lastOf(ofJourney.heads).size },
    });
    expect(verifyBundle(filesIn(zip), mark.replaceAll(' ', '').toUpperCase()).faults).toEqual([]);
  });

  it('proves what the tree proves that is drawn of the whole log, leaf by leaf and head by head', () => {
    for (const { events, heads } of [ofJourney, ofPeriod]) {
      const { size, root } = lastOf(heads);
      const drawn = drawnTree(log.slice(0, size));
      expect(root).toBe(drawn.root);
      for (const head of heads) expect(drawnTree(log.slice(0, head.size)).root).toBe(head.root);
      for (const { number, leaf, proof } of events) {
        expect(leaf).toBe(drawn.leaf(number - 1));
        expect(proof).toEqual(drawn.path(number - 1));
      }
    }
  });

  it('has of a period every event in a row, and of a journey its own alone', () => {
    const numbers = ofPeriod.events.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_number, at) => itemAt(numbers, 0) + at));
    expect(numbers.at(-1)).toBe(lastOf(ofPeriod.heads).size);
    expect(new Set(ofJourney.events.map(({ event }) => event.stream))).toEqual(
      new Set([`journey-${journey}`]),
    );
  });

  it('is held to an earlier head where that is the one whose fingerprint is known, and says what only a signature shows', async () => {
    const [first] = ofJourney.fingerprints;
    expect(ofJourney.heads.length).toBe(3);
    const verified = verifyBundle(filesIn(zip), first ?? '');
    expect(verified).toMatchObject({ faults: [], after: 2 });
    expect(evidence.checked(zip, first ?? '')).toMatchObject({
      code: 0,
      said: expect.stringContaining('2 är skrivna efter fingeravtryckets huvud'),
    });
  });

  it('is not held to a fingerprint that no head in it has', () => {
    const other = mark.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect(evidence.checked(zip, other)).toMatchObject({
      code: 1,
      said: expect.stringContaining(`heads.json: fingeravtrycket hör inte till något huvud`),
    });
    expect(verifyBundle(filesIn(zip), other).faults).toMatchObject([{ file: 'heads.json' }]);
  });
});

describe('the report of a bundle', () => {
  it('is a tagged PDF in Swedish, told as what it is to a program that reads it aloud', async () => {
    for (const bundle of [ofJourney, ofPeriod]) {
      const report = filesIn(await evidence.fileOf(bundle)).get('rapport.pdf') ?? new Uint8Array();
      const pdf = await getDocumentProxy(Uint8Array.from(report), { useSystemFonts: false, verbosity: 0 });
      const { info } = await pdf.getMetadata();
      expect(info).toMatchObject({ Language: 'sv', Title: expect.stringMatching(/^Bevispaket: /) });
      const roles = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
      for (const role of ['Document', 'H1', 'H2', 'P', 'L', 'LBody'])
        expect(roles).toContain(`"role":"${role}"`);
      expect(Buffer.from(report).toString('latin1')).toContain('/Marked true');
    }
  });

  it('names so many events one by one as somebody may read, and counts the others by kind', () => {
    const [first] = ofPeriod.events;
    if (!first) throw new Error('There are some.');
    const events = Array.from({ length: 600 }, (_, at) => ({ ...first, number: at + 1 }));
    const tables = evidenceDocument({ ...ofPeriod, events }).blocks.flatMap((block) =>
      'table' in block ? [block.table] : [],
    );
    expect(tables.map(({ caption, rows }) => [caption, rows.length])).toEqual([
      ['Händelser efter slag', 1],
      ['Händelser i loggens ordning', 500],
      ['Huvuden, äldst först', 3],
    ]);
    expect(JSON.stringify(evidenceDocument({ ...ofPeriod, events }).blocks)).toContain(
      'Här står de första 500 av 600 händelser.',
    );
  });
});

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed[at] = Number(changed[at]) ^ 1;
  return changed;
};
const packed = (files: ReadonlyMap<string, Uint8Array>): Uint8Array => zipSync(Object.fromEntries(files));

/** The files as somebody makes them who has the key of another log, and signs what he has changed. */
const signedAnew = (files: Files): Files => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const read = JSON.parse(text(files, 'heads.json')) as { heads: LogHead[]; links: unknown };
  const heads = read.heads.map((head) => signedHead(head, privateKey));
  files.set('heads.json', Buffer.from(JSON.stringify({ ...read, heads })));
  return listedAnew(files, heads, privateKey);
};
const listedAnew = (
  files: Files,
  heads: readonly LogHead[],
  key = generateKeyPairSync('ed25519').privateKey,
): Files => {
  const {
    signature: _signature,
    key: _key,
    ...manifest
  } = JSON.parse(text(files, 'manifest.json')) as BundleManifest;
  const named = [...files].filter(([name]) => name !== 'manifest.json');
  const signed = signedManifest(
    {
      ...manifest,
      head: headHash(lastOf(heads)),
      files: named.map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256Of(bytes) })),
    },
    key,
  );
  files.set('manifest.json', Buffer.from(canonicalJson(signed)));
  return files;
};

/** Lists the files anew and signs them with another key, which no head knows, so that what lies behind the list is looked at. */
const resigned =
  (change: (files: Files) => void) =>
  (files: Files): void => {
    change(files);
    listedAnew(files, (JSON.parse(text(files, 'heads.json')) as { heads: LogHead[] }).heads);
  };
const edited =
  (name: string, edit: (text: string) => string) =>
  (files: Files): void => {
    const before = text(files, name);
    const after = edit(before);
    if (after === before) throw new Error('Nothing was changed.');
    files.set(name, Buffer.from(after));
  };
const lines = (edit: (lines: string[]) => string[]) => (content: string) =>
  edit(content.trimEnd().split('\n'))
    .map((line) => `${line}\n`)
    .join('');
const inHeads = (edit: (read: { heads: LogHead[]; links: { proof: string[] }[] }) => void) =>
  edited('heads.json', (content) => {
    const read = JSON.parse(content) as Parameters<typeof edit>[0];
    edit(read);
    return JSON.stringify(read);
  });

describe('a bundle that was changed', () => {
  const NAMES = [
    'README.txt',
    'events.jsonl',
    'heads.json',
    'manifest.json',
    'proofs.jsonl',
    'public-key.pem',
    'rapport.pdf',
  ];

  it.each(NAMES)('is found, and the file is named, whatever byte of it is another: %s', (name) => {
    const files = filesIn(zip);
    expect([...files.keys()].toSorted()).toEqual(NAMES);
    const bytes = files.get(name) ?? new Uint8Array();
    const step = Math.max(1, Math.floor(bytes.length / 60));
    for (let at = 0; at < bytes.length; at += step) {
      const { faults } = verifyBundle(new Map(files).set(name, flipped(bytes, at)), mark);
      expect(faults.map(({ file }) => file)).toContain(name);
    }
    const given = packed(new Map(files).set(name, flipped(bytes, Math.floor(bytes.length / 2))));
    expect(evidence.checked(given, mark)).toMatchObject({
      code: 1,
      said: expect.stringContaining(`  ${name}: `),
    });
  });

  it.each<[string, string, string, (files: Files) => void]>([
    ['a file that is gone', 'rapport.pdf', 'filen saknas', (files) => void files.delete('rapport.pdf')],
    [
      'a file that was put in',
      'tillagg.txt',
      'filen hör inte till paketet',
      (files) => void files.set('tillagg.txt', Buffer.from('x')),
    ],
    [
      'an event that says something else',
      'events.jsonl',
      'är inte den som bevisas',
      resigned(edited('events.jsonl', (content) => content.replace('"anna"', '"bo"'))),
    ],
    [
      'an event that is gone',
      'events.jsonl',
      'saknas',
      resigned(
        edited(
          'events.jsonl',
          lines((all) => all.slice(0, -1)),
        ),
      ),
    ],
    [
      'an event too many',
      'events.jsonl',
      'inget bevisar',
      resigned(
        edited(
          'events.jsonl',
          lines((all) => [...all, '{"stream":"journey-x"}']),
        ),
      ),
    ],
    [
      'events in another order',
      'events.jsonl',
      'är inte den som bevisas',
      resigned(
        edited(
          'events.jsonl',
          lines((all) => all.toReversed()),
        ),
      ),
    ],
    [
      'a proof that was changed',
      'proofs.jsonl',
      'visas inte höra till',
      resigned(
        edited('proofs.jsonl', (content) =>
          content.replace(/"proof":\["./, (all) => `${all.slice(0, -1)}${all.endsWith('0') ? '1' : '0'}`),
        ),
      ),
    ],
    [
      'another place in the log',
      'proofs.jsonl',
      'visas inte höra till',
      resigned(edited('proofs.jsonl', (content) => content.replace(/"number":\d+/, '"number":1'))),
    ],
    [
      'a proof that is none',
      'proofs.jsonl',
      'är inget bevis',
      resigned(
        edited(
          'proofs.jsonl',
          lines(([, ...rest]) => ['{"number":1}', ...rest]),
        ),
      ),
    ],
    [
      'proofs in another order',
      'proofs.jsonl',
      'står inte i loggens ordning',
      resigned(
        edited(
          'proofs.jsonl',
          lines((all) => all.toReversed()),
        ),
      ),
    ],
    [
      'a head of another moment',
      'heads.json',
      'signaturen på huvudet',
      resigned(
        inHeads(
          ({ heads }) => void heads.splice(0, 1, { ...itemAt(heads, 0), moment: '2024-01-01T00:00:00.000Z' }),
        ),
      ),
    ],
    [
      'a head that does not begin the next',
      'heads.json',
      'visas inte vara början på',
      resigned(inHeads(({ links }) => void itemAt(links, 0).proof.pop())),
    ],
    [
      'a last head that is gone',
      'heads.json',
      'fingeravtrycket hör inte till något huvud',
      resigned(inHeads(({ heads, links }) => void [heads.pop(), links.pop()])),
    ],
    [
      'another key beside it',
      'public-key.pem',
      'är inte den nyckel',
      resigned(edited('public-key.pem', (content) => content.replace('MCow', 'MCox'))),
    ],
    ['all of it signed with another key', 'heads.json', 'fingeravtrycket hör inte till', signedAnew],
    ['no list', 'manifest.json', '', (files) => void files.delete('manifest.json')],
  ])('is told what is wrong and where: %s', (_what, file, fault, change) => {
    const files = new Map(filesIn(zip));
    change(files);
    const { faults } = verifyBundle(files, mark);
    expect(faults).toContainEqual({ file, fault: expect.stringContaining(fault) });
    const { code, said } = evidence.checked(packed(files), mark);
    expect(code).toBe(1);
    expect(said).toContain(`  ${file}: `);
    expect(said).toContain(fault);
  });

  it('is not signed by the key of its last head, where another one has listed its files', () => {
    const files = new Map(filesIn(zip));
    resigned(edited('README.txt', (content) => `${content}.`))(files);
    for (const faults of [
      verifyBundle(files, mark)
        .faults.map((one) => one.fault)
        .join(),
      evidence.checked(packed(files), mark).said,
    ])
      expect(faults).toContain('det sista huvudet är inte det som paketet är gjort under');
  });

  it('does not leave an event of a period out', async () => {
    const files = new Map(filesIn(await evidence.fileOf(ofPeriod)));
    resigned((all) => {
      const proofs = text(all, 'proofs.jsonl').trimEnd().split('\n');
      const at = proofs.findIndex((line, index) => index > 0 && line.includes('withheld'));
      all.set('proofs.jsonl', Buffer.from(proofs.filter((_line, index) => index !== at).join('\n')));
    })(files);
    for (const faults of [
      verifyBundle(files, mark)
        .faults.map((one) => one.fault)
        .join(),
      evidence.checked(packed(files), mark).said,
    ])
      expect(faults).toContain('någon av periodens händelser saknas');
  });

  it('is not about another journey than it says', () => {
    const files = new Map(filesIn(zip));
    const manifest = JSON.parse(text(files, 'manifest.json')) as BundleManifest;
    const subject = { kind: 'journey', streams: ['journey-other'], reference: '17' } as const;
    files.set('manifest.json', Buffer.from(canonicalJson({ ...manifest, subject })));
    resigned(() => undefined)(files);
    for (const faults of [
      verifyBundle(files, mark)
        .faults.map((one) => one.fault)
        .join(),
      evidence.checked(packed(files), mark).said,
    ])
      expect(faults).toContain('hör inte till det som paketet handlar om');
  });

  it('is no bundle where it is no zip, is cut off, or holds a file twice', () => {
    for (const bytes of [Buffer.from('hej'), zip.subarray(0, zip.length / 2), new Uint8Array()]) {
      expect(() => filesIn(bytes)).toThrow();
      expect(evidence.checked(bytes, mark)).toMatchObject({
        code: 1,
        said: expect.stringContaining('Paketet håller inte.'),
      });
    }
    const twice = Buffer.from(
      packed(
        new Map([
          ['a.txt', Buffer.from('a')],
          ['b.txt', Buffer.from('b')],
        ]),
      ),
    )
      .toString('latin1')
      .replaceAll('b.txt', 'a.txt');
    expect(() => filesIn(Buffer.from(twice, 'latin1'))).toThrow('a.txt finns två gånger');
    expect(evidence.checked(Buffer.from(twice, 'latin1'), mark).said).toContain('a.txt finns två gånger');
  });
});
