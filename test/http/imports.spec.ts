import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nameBasedId } from '@samspar/event-store';
import { byOperator, ChangeUser } from '@samspar/use-cases';
import { type Reply, type Server, signIn, startServer, userId } from './server.js';

const HEADERS = 'Löpnummer;Insats;Anmälningsdatum;Startdatum;Avslutsdatum;Avslutsorsak;Kön';
const ROWS = [
  '1;FINSAM-team;2024-02-01;2024-03-01;2024-09-01;Börjat arbeta;Kvinna',
  '2;Novum;2024-02-01;2024-03-01;;;Man',
  '3;FINSAM-teem;2024-02-01;;;;Man',
];
const csv = (...rows: readonly string[]): string => [HEADERS, ...rows].join('\r\n');

const IMPORTS = '/api/v1/imports';
const STARTED_2024 = '/api/v1/statistics?measure=started&from=2024-01-01&to=2024-12-31';

describe('an import over HTTP', () => {
  let server: Server;
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(() => server.close());

  const upload = (file: string, query = '', key: string = randomUUID()): Promise<Reply> => {
    const form = new FormData();
    form.set('file', new Blob([file], { type: 'text/csv' }), 'lista.csv');
    return server.send(IMPORTS + query, { method: 'POST', body: form, headers: { 'idempotency-key': key } });
  };

  it('takes the good rows of a form’s file, reports the bad one, and the figures see it', async () => {
    const reply = await upload(csv(...ROWS));
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      batch: expect.stringMatching(/^[0-9a-f-]{36}$/),
      rows: 3,
      imported: 2,
      rejected: [{ row: 4, column: 'Insats', value: 'FINSAM-teem', reason: expect.any(String) }],
    });
    const answer = await server.get(`${STARTED_2024}&after=${String(reply.body['position'])}`);
    expect(answer.body).toMatchObject({ total: 2 });
  });

  it('reads the day, the end and the form of a consent, and notices what a row now says of it', async () => {
    const more = ';Samtycke;Samtyckesdatum;Samtycke gäller till;Samtyckets form';
    const file = (consent: string): string =>
      [HEADERS + more, `1;Novum;2024-02-01;2024-03-01;;;Man;${consent}`].join('\r\n');
    const said = async (consent: string) => {
      const { body } = await upload(file(consent), '?acceptChanges=true');
      return body;
    };
    expect(await said(';2024-02-01;;')).toMatchObject({
      imported: 1,
      warnings: [{ column: 'Samtyckesdatum', value: '2024-02-01', code: 'ConsentNotGiven' }],
    });
    expect(await said('Ja;2024-02-01;2024-01-31;Muntligt')).toMatchObject({
      corrected: 0,
      rejected: [{ column: 'Samtycke gäller till', code: 'DaysRunBackwards' }],
    });
    expect(await said('Ja;2024-02-01;2026-01-31;Muntligt')).toMatchObject({ corrected: 1, warnings: [] });
    expect(await said(';2024-02-01;2026-01-31;Muntligt')).toMatchObject({
      corrected: 0,
      unchanged: 1,
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'ConsentNoLongerStated' })]),
    });
    const id = nameBasedId('journey', 'provkommun', 'main', '1', '0');
    const { events } = (await server.get(`/api/v1/journeys/${id}`)).body as { events: { type: string }[] };
    expect(events.filter(({ type }) => type === 'ConsentGiven')).toMatchObject([
      {
        occurredOn: '2024-02-01',
        data: { form: 'oral', purpose: null, expiresOn: '2026-01-31', atSource: true },
      },
    ]);
  });

  it('takes the file as the body itself', async () => {
    const reply = await server.send(IMPORTS, {
      method: 'POST',
      body: csv(...ROWS),
      headers: { 'idempotency-key': randomUUID(), 'content-type': 'text/csv; charset=utf-8' },
    });
    expect(reply.body).toMatchObject({ imported: 2 });
  });

  it('reads a column under the name that is stated for it, and refuses a name that is none', async () => {
    const file = csv(...ROWS)
      .replace('Kön', 'Vem')
      .replace('Anmälningsdatum', 'Kom');
    expect((await upload(file, '?column=Vem%3DAnnat')).body).toMatchObject({ code: 'ValueUnknown' });
    expect(
      (await upload(file, '?column=Vem%3DK%C3%B6n&column=Kom%3DAnm%C3%A4lningsdatum')).body,
    ).toMatchObject({
      imported: 2,
      matchedColumns: [
        { header: 'Vem', column: 'Kön' },
        { header: 'Kom', column: 'Anmälningsdatum' },
      ],
    });
  });

  it('as a dry run counts what would be and writes nothing', async () => {
    const before = await server.installation.store.lastPosition();
    expect((await upload(csv(...ROWS), '?dryRun=true')).body).toMatchObject({ batch: null, imported: 2 });
    expect(await server.installation.store.lastPosition()).toBe(before);
  });

  it('again under the same key gets the same answer, under another imports nothing new', async () => {
    const key = randomUUID();
    const [first, meanwhile] = await Promise.all([
      upload(csv(...ROWS), '', key),
      upload(csv(...ROWS), '', key),
    ]);
    const again = await upload(csv(...ROWS), '', key);
    expect([meanwhile.body, again.body]).toEqual([first.body, first.body]);
    expect((await upload(csv(...ROWS))).body).toMatchObject({ imported: 0, unchanged: 2 });
  });

  it('again under the same key is answered only while what allowed it stands', async () => {
    const key = randomUUID();
    expect((await upload(csv(...ROWS), '?dryRun=true', key)).status).toBe(201);
    const data = { intervention: 'novum' };
    const user = userId('Petra Prov');
    const change = { type: 'ReleaseFromIntervention', data } as const;
    await server.serving.send(new ChangeUser(byOperator(), user, change));
    const again = await upload(csv(...ROWS), '?dryRun=true', key);
    expect(again.status).toBe(403);
    expect(again.body).not.toHaveProperty('rejected');
  });

  it('into a register of others is refused as a whole, the same whether a row is known or not', async () => {
    const office = await signIn(server.serving, {
      name: 'Olof Kansli',
      roles: ['office'],
      party: null,
      unit: null,
      interventions: [],
    });
    await upload(csv(...ROWS));
    const answers = [];
    for (const row of [ROWS[0], '77;Novum;2024-02-01;;;;Man'])
      for (const query of ['?dryRun=true', '?acceptChanges=true', '?dryRun=true&acceptChanges=true'])
        answers.push(
          await server.send(IMPORTS + query, {
            method: 'POST',
            body: csv(row ?? ''),
            headers: { ...office, 'idempotency-key': randomUUID(), 'content-type': 'text/csv' },
          }),
        );
    const [{ instance: _first, ...first } = {}, ...others] = answers.map(({ body }) => body);
    expect(first).toMatchObject({ status: 403, code: 'RegisterOfOthers', refusal: { register: 'main' } });
    for (const { instance: _other, ...other } of others) expect(other).toEqual(first);
    const { batch } = (await upload(csv(...ROWS, '5;Novum;2024-02-01;;;;Man'))).body;
    const reversal = await server.send(`${IMPORTS}/${String(batch)}/reversal`, {
      method: 'POST',
      headers: { ...office, 'idempotency-key': randomUUID() },
    });
    expect(reversal).toMatchObject({ status: 404, body: { code: 'BatchUnknown' } });
  });

  it('of another file under the same key is refused', async () => {
    const key = randomUUID();
    await upload(csv(...ROWS), '', key);
    expect(await upload(csv('9;Novum;2024-02-01;;;;Man'), '', key)).toMatchObject({
      status: 422,
      body: { code: 'IdempotencyKeyReused' },
    });
  });

  it('can be taken back, once', async () => {
    const { batch } = (await upload(csv(...ROWS))).body;
    const reverse = () => server.post(`${IMPORTS}/${String(batch)}/reversal`, undefined);
    const reply = await reverse();
    expect(reply).toMatchObject({ status: 201, body: { batch, alreadyReversed: false, misregistered: 2 } });
    expect((await server.get(`${STARTED_2024}&after=${String(reply.body['position'])}`)).body).toMatchObject({
      total: 0,
    });
    expect((await reverse()).body).toMatchObject({ alreadyReversed: true });
  });

  it.each([
    ['an empty file', '', '', 422, 'FileEmpty'],
    ['a file without the headers', 'a;b\r\n1;2', '', 422, 'HeadersMissing'],
    ['an association that does not exist', csv(...ROWS), '?association=annan', 422, 'AssociationUnknown'],
    ['a parameter that does not exist', csv(...ROWS), '?dryrun=true', 400, 'ParameterUnknown'],
    ['neither true nor false', csv(...ROWS), '?dryRun=ja', 400, 'ValueUnknown'],
    ['a parameter twice', csv(...ROWS), '?register=a&register=b', 400, 'ValueUnknown'],
    ['a register named by an identity number', csv(...ROWS), '?register=19900602-2397', 400, 'ValueUnknown'],
    ['more than 20 MB', 'x'.repeat(21 * 1024 * 1024), '', 413, 'BodyTooLarge'],
  ])('of %s is a problem', async (_what, file, query, status, code) => {
    expect(await upload(file, query)).toMatchObject({ status, body: { code, status } });
  });

  it.each([
    [
      'without a file',
      { 'idempotency-key': '1', 'content-type': 'multipart/form-data; boundary=x' },
      '--x--\r\n',
      400,
      'FileMissing',
    ],
    [
      'of a form that cannot be read',
      { 'idempotency-key': '1', 'content-type': 'multipart/form-data' },
      'x',
      400,
      'FormUnusable',
    ],
    [
      'of another kind',
      { 'idempotency-key': '1', 'content-type': 'application/pdf' },
      '%PDF',
      415,
      'MediaTypeUnsupported',
    ],
    [
      'without an Idempotency-Key',
      { 'content-type': 'text/csv' },
      csv(...ROWS),
      400,
      'IdempotencyKeyMissing',
    ],
  ])('%s is a problem', async (_what, headers, body, status, code) => {
    const reply = await server.send(IMPORTS, { method: 'POST', headers, body });
    expect(reply).toMatchObject({ status, body: { code } });
  });

  it('that no batch bears cannot be taken back', async () => {
    for (const batch of [randomUUID(), 'alla'])
      expect(await server.post(`${IMPORTS}/${batch}/reversal`, undefined)).toMatchObject({
        status: 404,
        body: { code: 'BatchUnknown' },
      });
  });
});
