import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ACCEPTED, journey, JOURNEYS, referral, startServer, STARTED } from './server.js';

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
          ['misregistration', { reason: 'entry-error', note: '9006022397' }],
        ],
        said,
      );
      const answers = [
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
