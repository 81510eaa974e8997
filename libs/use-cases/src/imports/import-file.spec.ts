import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import type { FileOptions } from '@samspar/import';
import {
  association as STOCKHOLM,
  csv,
  type ImportDesk,
  openImportDesk,
} from '../../../../test/fixtures/import/import-desk.js';
import { asking, fileOf, importPortsOn } from '../../../../test/fixtures/import/import-ports.js';
import {
  HangUp,
  hangUp,
  ImportFile,
  importFile,
  type ImportPorts,
  ReverseImport,
  reverseImport,
} from './import-file.js';

const TEAM = asking('caseworker', 'finsam-team');
const NOVUM = asking('caseworker', 'novum');
const OFFICE = asking('office');

const withOfficeImportsOff = {
  ...STOCKHOLM,
  settings: { ...STOCKHOLM.settings, officeImports: 'off' },
} as const;

let desk: ImportDesk;
let ports: ImportPorts;
let requests = 0;
beforeEach(() => {
  desk = openImportDesk();
  ports = importPortsOn(desk);
});
afterEach(() => desk.close());

/** Each sending is a request of its own, also of the same command. */
const sentBy = (asker: Asker, commandId = `command ${requests + 1}`) => {
  requests += 1;
  return { asker, correlationId: `request ${requests}`, commandId };
};

type Sending = Readonly<{
  by?: Asker;
  commandId?: string;
  association?: string;
  options?: FileOptions;
}>;

const messageOf = (file = fileOf([1, 2]), sending: Sending = {}): ImportFile => {
  const { by = TEAM, commandId, association = 'stockholm', options = {} } = sending;
  return new ImportFile(sentBy(by, commandId), file.bytes, association, options);
};
const send = (file = fileOf([1, 2]), sending: Sending = {}) => importFile(ports)(messageOf(file, sending));
const refusal = (code: string) => ({ outcome: 'refused', refusal: { code } });
const taken = (imported: number) => ({ answer: { report: { imported } } });

const batch = async (): Promise<string> => {
  const sent = await send(fileOf([1]));
  return ('answer' in sent ? sent.answer.report.batch : null) ?? '';
};
const reverse = (id: string, by = TEAM, commandId?: string) =>
  reverseImport(ports)(new ReverseImport(sentBy(by, commandId), id));
const gone = (message: ImportFile) => hangUp(ports)(new HangUp(message.caller));

/** The authorities that all that was written belongs to. */
const whose = async (): Promise<readonly unknown[]> => {
  const found = new Set<unknown>();
  for await (const page of desk.store.readAll({ after: 0n }))
    for (const { metadata } of page) found.add(metadata.authority);
  return [...found];
};

describe('the entries of a file', () => {
  const HERS: Asker = { ...TEAM, party: 'region', authority: 'region' };
  it('belong to the authority that its sender works for, as does all that comes with them', async () => {
    await send(fileOf([1]), { by: HERS });
    expect(await whose()).toEqual(['region']);
  });

  it('of the office belong to the authority that it was made for, or to none that is known', async () => {
    await send(fileOf([1]), { by: OFFICE, options: { authority: 'forsakringskassan' } });
    expect(await whose()).toEqual(['forsakringskassan']);
    await send(fileOf([1, 2]), { by: OFFICE });
    expect(await whose()).toEqual(['forsakringskassan', undefined]);
  });

  it.each([
    ['no other than her own', HERS, 'municipality', ['region']],
    ['none of another party', { ...TEAM, party: 'region' }, 'municipality', ['region']],
    ['none that there is not', OFFICE, 'kyrkan', undefined],
  ] as const)('are for %s', async (_rule, by, authority, authorities) => {
    expect(await send(fileOf([1]), { by, options: { authority } })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'AuthorityNotOfSender', ...(authorities && { authorities }) },
    });
    expect(await whose()).toEqual([]);
  });
});

const UNIT = {
  id: 'j',
  authority: 'arb',
  name: 'Jobbtorg',
  aliases: ['JT'],
  district: null,
  from: null,
  to: null,
};
const namingUnits = (...units: readonly string[]) => ({
  bytes: csv(
    ['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Anmälande enhet'],
    ...units.map((name, index) => [index + 1, 'FINSAM-team', '2024-01-15', 'K', name]),
  ),
});

const reportOn = async (...units: readonly string[]) => {
  const sent = await send({ name: 'lista.csv', ...namingUnits(...units) }, { options: { dryRun: true } });
  return 'answer' in sent ? sent.answer.report : undefined;
};

describe('a referring unit that the register does not know', () => {
  it('is told with how many rows name it, and they are taken all the same', async () => {
    Object.assign(ports, { associations: () => [{ ...STOCKHOLM, units: [UNIT] }] });
    expect(await reportOn('Nytorget', 'jt', 'nytorget', 'Jobbtorg', '')).toMatchObject({
      imported: 5,
      rejectedRows: 0,
      unknownUnits: [{ text: 'Nytorget', rows: 2 }],
    });
    expect(await reportOn('JT')).not.toHaveProperty('unknownUnits');
  });

  it('is not told where the register has no units at all', async () =>
    expect(await reportOn('Nytorget')).not.toHaveProperty('unknownUnits'));
});

describe('a file', () => {
  it('goes to the association that is named, or to the only one that its sender may import into', async () => {
    expect(
      await importFile(ports)(new ImportFile(sentBy(TEAM), fileOf([1]).bytes, undefined, {})),
    ).toMatchObject({
      outcome: 'accepted',
      answer: { association: 'stockholm' },
    });
  });

  it('into an association of others is refused as into one that is not there', async () =>
    expect(await send(fileOf([1]), { association: 'annat' })).toEqual({
      outcome: 'refused',
      refusal: { code: 'AssociationUnknown', value: 'annat', allowed: ['stockholm'] },
    }));

  it('of the operator goes into any association, named where there are several', async () => {
    const unnamed = new ImportFile(sentBy(OPERATOR), fileOf([1]).bytes, undefined, {});
    expect(await importFile(ports)(unnamed)).toMatchObject(refusal('AssociationMustBeNamed'));
    expect(await send(fileOf([1]), { by: OPERATOR, association: 'annat' })).toMatchObject(taken(1));
  });

  it.each<[string, ReturnType<typeof fileOf>, Asker, string]>([
    ['of insatser that she is not assigned to', fileOf([1]), NOVUM, 'FileNotPermitted'],
    [
      'with identity numbers, of the office',
      fileOf([1], 'Novum', '19900602-2397'),
      OFFICE,
      'FileNotPermitted',
    ],
    ['in a register of others', fileOf([1], 'Novum'), NOVUM, 'RegisterOfOthers'],
  ])('%s is refused, and nothing of it is written', async (_what, file, by, code) => {
    await send(fileOf([9]));
    const before = await desk.store.lastPosition();
    expect(await send(file, { by })).toMatchObject(refusal(code));
    expect(await desk.store.lastPosition()).toBe(before);
  });

  it('of the office is refused unread where the association has not answered for it (lag 2003:1210 7 §)', async () => {
    ports = { ...ports, associations: () => [withOfficeImportsOff] };
    const damaged = { name: 'lista.xlsx', bytes: Buffer.from('PK damaged') };
    for (const options of [{}, { dryRun: true }])
      expect(await send(damaged, { by: OFFICE, options })).toMatchObject(refusal('OfficeImportsOff'));
    expect(await send(fileOf([1]))).toMatchObject(taken(1));
  });

  it('in a register of others is taken from the operator', async () => {
    await send(fileOf([1]));
    expect(await send(fileOf([1, 2]), { by: OPERATOR })).toMatchObject(taken(1));
  });

  it('that is only tried writes nothing', async () => {
    const before = await desk.store.lastPosition();
    expect(await send(fileOf([1]), { options: { dryRun: true } })).toMatchObject(taken(1));
    expect(await desk.store.lastPosition()).toBe(before);
  });

  it('tells how far it has come', async () => {
    const told: (readonly number[])[] = [];
    ports = importPortsOn(desk, (done, of) => told.push([done, of]));
    await send(fileOf([1, 2]));
    expect(told).toEqual([[2, 2]]);
  });
});

describe('the same command once more', () => {
  it('comes to what it came to then, and reads nothing again', async () => {
    const first = await send(fileOf([1]), { commandId: 'a' });
    expect(await send(fileOf([1]), { commandId: 'a' })).toEqual({ ...first, outcome: 'repeated' });
    expect(await send(fileOf([1]), { commandId: 'b' })).toMatchObject(taken(0));
  });

  it('waits for the first, where that is not done yet', async () => {
    const both = await Promise.all([
      send(fileOf([1]), { commandId: 'a' }),
      send(fileOf([1]), { commandId: 'a' }),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['accepted', 'repeated']);
  });

  it.each<[string, number, FileOptions]>([
    ['with another file', 2, {}],
    ['to be taken in another way', 1, { partial: true }],
  ])('%s is refused', async (_what, number, options) => {
    await send(fileOf([1]), { commandId: 'a' });
    expect(await send(fileOf([number]), { commandId: 'a', options })).toMatchObject(
      refusal('CommandIdReused'),
    );
  });

  it('is not answered to whoever might no longer import the file', async () => {
    await send(fileOf([1]), { commandId: 'a' });
    const released = { ...TEAM, interventions: [] };
    expect(await send(fileOf([1]), { commandId: 'a', by: released })).toEqual(refusal('AnswerOfOthers'));
  });

  it('waits for the first, and is refused as it was', async () => {
    const both = [send(fileOf([]), { commandId: 'a' }), send(fileOf([]), { commandId: 'a' })];
    for (const outcome of await Promise.all(both)) expect(outcome).toMatchObject(refusal('NoRows'));
  });

  it('is carried out where it was refused before', async () => {
    expect(await send(fileOf([]), { commandId: 'a' })).toMatchObject(refusal('NoRows'));
    expect(await send(fileOf([1]), { commandId: 'a' })).toMatchObject(taken(1));
  });
});

it('a fault is none of its sender’s doing, and is not told as if she had hung up', async () => {
  const importer = Object.assign(Object.create(desk.importer), {
    import: () => Promise.reject(new RangeError('The disk is full.')),
  });
  ports = { ...ports, importer };
  await expect(send()).rejects.toThrow('The disk is full.');
});

describe('whoever hangs up', () => {
  it('before anything is written has nothing imported', async () => {
    const message = messageOf(fileOf([1]));
    const sent = importFile(ports)(message);
    await gone(message);
    expect(await sent).toEqual(refusal('ImportCancelled'));
    expect(await desk.wholeLog()).toEqual([]);
  });

  it('does not take the answer from another who sent the same', async () => {
    const message = messageOf(fileOf([1]), { commandId: 'a' });
    const sent = importFile(ports)(message);
    const other = send(fileOf([1]), { commandId: 'a' });
    await gone(message);
    expect([await sent, await other]).toMatchObject([refusal('ImportCancelled'), taken(1)]);
  });

  it('when it is being written lets it go on to its end', async () => {
    const many = fileOf(Array.from({ length: 201 }, (_, index) => index + 1));
    const message = messageOf(many);
    ports = importPortsOn(desk, () => void gone(message));
    expect(await importFile(ports)(message)).toMatchObject(taken(201));
  });
});

describe('a batch', () => {
  it('is taken back by whoever might have imported it, and by the operator', async () => {
    const id = await batch();
    expect(await reverse(id)).toMatchObject({
      outcome: 'accepted',
      answer: { report: { misregistered: 1 } },
    });
    expect(await reverse(id, OPERATOR)).toMatchObject({ answer: { report: { alreadyReversed: true } } });
  });

  it('that there is none of cannot be taken back, by the operator either', async () => {
    for (const id of ['alla', '00000000-0000-4000-8000-000000000000'])
      expect(await reverse(id, OPERATOR)).toEqual({ outcome: 'notFound' });
  });

  it('of others is not there', async () => {
    const id = await batch();
    for (const by of [NOVUM, OFFICE, { ...TEAM, association: 'annat' }])
      expect(await reverse(id, by)).toEqual({ outcome: 'notFound' });
  });

  it('taken back once more by the same command comes to what it came to then', async () => {
    const id = await batch();
    const first = await reverse(id, TEAM, 'a');
    expect(await reverse(id, TEAM, 'a')).toEqual({ ...first, outcome: 'repeated' });
  });
});
