import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { expectNoneInTheClear, personalDataOf } from '../in-the-clear.js';
import { ACCEPTED, journey, JOURNEYS, referral, signIn, startServer, STARTED } from './server.js';

const SECRETS = [
  '199006022397',
  '19900602-2397',
  '9006022397',
  'Kim Provperson',
  'kim@example.org',
  'Bor hos sin syster',
  'Boka läkartid',
  'Praktik till hösten',
];

/** One constructed number in the forms people type it, and numbers that regions and authorities give in its place. */
const FORMS = [
  '19900602-2397',
  '19900602/2397',
  '19900602.2397',
  '19900602_2397',
  '1990-06-02-2397',
  '1990 06 02 23 97',
  '1 9 9 0 0 6 0 2 2 3 9 7',
  '19900602\u200B2397',
  '19900602\u00AD-2397',
  '19900602\u20112397',
  '１９９００６０２２３９７',
  '١٩٩٠٠٦٠٢-٢٣٩٧',
  '1990O602-2397',
  '19900602-TF28',
  '19900602-T281',
  '19900602K069',
  '991993000032',
];

describe('an identity number in any form', () => {
  it('is refused wherever a name is kept in the clear, and is said back nowhere', async () => {
    const server = await startServer();
    try {
      const { path, etag: ifMatch } = await journey(server, [ACCEPTED, STARTED]);
      const consent = {
        occurredOn: '2024-03-05',
        parties: ['municipality'],
        form: 'written',
        language: 'sv',
      };
      for (const form of FORMS) {
        const answers = [
          await server.post(JOURNEYS, referral({ referringUnit: `Jobbtorg ${form}` })),
          await server.post(JOURNEYS, referral({ intervention: form })),
          await server.post(JOURNEYS, { ...referral(), [form]: 'x' }),
          await server.post(`${path}/consent`, { ...consent, purpose: `för ${form}` }, { ifMatch }),
          await server.post(
            `${path}/corrections`,
            { fact: 'referringUnit', value: form, reason: 'entry-error' },
            { ifMatch },
          ),
        ];
        for (const { status, text } of answers) {
          expect(`${form}: ${status}`).toMatch(/: (400|422)$/);
          expect(text).not.toContain(form);
          expect(text.replace(/urn:uuid:[0-9a-f-]{36}/, '')).not.toMatch(/2397(?!\d)/);
        }
      }
    } finally {
      await server.close();
    }
  });
});

describe('who it is, and what is written in confidence', () => {
  it('stands in no file of the installation, no answer, and no line of the log', async () => {
    const server = await startServer();
    try {
      const said = {
        identityNumber: '19900602-2397',
        name: 'Kim Provperson',
        contact: 'kim@example.org',
        profile: { sex: 'man' },
        note: 'Bor hos sin syster',
      };
      const { path } = await journey(
        server,
        [
          ACCEPTED,
          STARTED,
          [
            'team-meetings',
            {
              occurredOn: '2024-03-15',
              attendance: [],
              decisions: [{ what: 'Boka läkartid', owner: 'region' }],
              violenceQuestionAsked: false,
              note: 'Bor hos sin syster',
            },
          ],
          [
            'plan',
            {
              occurredOn: '2024-03-20',
              goals: ['Praktik till hösten'],
              parallelActions: [{ what: 'Boka läkartid', party: 'region' }],
            },
          ],
          ['corrections', { fact: 'sex', value: 'man', reason: 'entry-error', note: 'Kim Provperson' }],
          [
            'corrections',
            { fact: 'referralNote', value: 'Bor hos sin syster, Kim Provperson', reason: 'entry-error' },
          ],
          ['misregistration', { reason: 'entry-error', note: '9006022397' }],
        ],
        said,
      );
      const agda = {
        party: null,
        unit: null,
        interventions: [],
        name: 'Agda Prov',
        roles: ['auditor'],
      } as const;
      const { 'x-csrf-token': _csrf, ...headers } = await signIn(server.serving, agda);
      const replays = [`${path}/events`, path.replace(JOURNEYS, '/granskning'), '/granskning'].map(
        async (address) => {
          const answer = await fetch(server.url + address, { headers });
          expect([address, answer.status]).toEqual([address, 200]);
          return { text: await answer.text() };
        },
      );
      const answers = [
        ...(await Promise.all(replays)),
        await server.get(path),
        await server.post(JOURNEYS, referral({ ...said, intervention: 'ingen' })),
        await server.post(JOURNEYS, referral({ ...said, referredOn: '2030-01-01' })),
        await server.post(JOURNEYS, { ...referral(said), '199006022397': 'x' }),
        await server.get(
          '/api/v1/statistics?measure=referred&from=2024-01-01&to=2024-12-31&by=referringUnit',
        ),
      ];
      const files = readdirSync(server.folder).map((name) => readFileSync(join(server.folder, name)));
      expect(files.length).toBeGreaterThan(2);
      for (const secret of SECRETS) {
        for (const file of files) expect(file.includes(secret)).toBe(false);
        for (const { text } of answers) expect(text).not.toContain(secret);
        expect(server.lines.join('\n')).not.toContain(secret);
      }
    } finally {
      await server.close();
    }
  });
});

describe('what holds every server of the specs to that when it closes', () => {
  it('knows each person that the vault keeps, in each spelling, and finds her in a file and in a line', async () => {
    const server = await startServer();
    try {
      await journey(server, [], {
        identityNumber: '19900602-2397',
        name: 'Kim Provperson',
        profile: { sex: 'man' },
      });
      const { folder, installation } = server;
      const personalData = await personalDataOf(installation);
      for (const said of ['199006022397', '900602-2397', 'Kim Provperson'])
        expect(() => expectNoneInTheClear(personalData, folder, [`Hej ${said}!`])).toThrow(
          'the lines of the server',
        );
      const file = join(folder, 'left-behind.txt');
      writeFileSync(file, 'Kim Provperson');
      expect(() => expectNoneInTheClear(personalData, folder, [])).toThrow('left-behind.txt');
      rmSync(file);
      expectNoneInTheClear(personalData, folder, server.lines);
    } finally {
      await server.close();
    }
  });
});
