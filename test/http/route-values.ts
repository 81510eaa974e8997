/** Sends JSON to the API as somebody of the office; what was answered. Rejects where it was not taken. */
type AskOffice = (path: string, body: object) => Promise<Readonly<Record<string, unknown>>>;

/** What parameters of routes stand for, by their names. */
type Values = Readonly<Record<string, readonly string[]>>;
/** The same, by where the routes begin that have them: of the first that fits. */
export type RouteValues = readonly (readonly [begins: RegExp, values: Values])[];

/** The year that all is about. */
const YEAR = '2023';
export const PERIOD = `from=${YEAR}-01-01&to=${YEAR}-12-31`;
/** Of each insats: how many start tells of nobody who is protected. */
const TABLE = { title: 'Påbörjade per insats', query: `measure=started&${PERIOD}&by=intervention` };
const POSED = {
  text: 'Hur många började?',
  asker: { kind: 'committee', name: 'Socialnämnden' },
  forum: 'Sammanträde i februari',
  askedOn: '2025-02-18',
};
const ANSWER = { answer: 'Så många som tabellen visar.', answeredOn: '2025-03-01' };
const OWN_QUESTIONS = '/api/v1/questions/own';
const PUBLICATIONS = '/api/v1/publications';

/** The office releases a table and a question that it has answered; what the parameters of their routes, and of others that know no journey, stand for. */
export const releasedBy = async (office: AskOffice, ids: Values): Promise<RouteValues> => {
  const begun = async (path: string, body: object, what: 'publication' | 'question'): Promise<string> =>
    String((await office(path, body))[what]);
  const table = await begun(PUBLICATIONS, { title: 'Påbörjade', tables: [TABLE] }, 'publication');
  const question = await begun(OWN_QUESTIONS, { ...POSED, tables: [TABLE] }, 'question');
  await office(`${OWN_QUESTIONS}/${question}/answers`, ANSWER);
  const released = [table, await begun(`${OWN_QUESTIONS}/${question}/proposal`, {}, 'publication')];
  for (const publication of released) await office(`${PUBLICATIONS}/${publication}/proposal`, {});
  const draft = await begun(PUBLICATIONS, { title: 'Utkast', tables: [TABLE] }, 'publication');
  return [
    [/^\/(api\/v1\/publications|publicerat)\//, { ':id': [...released, draft], ':table': ['0'] }],
    [/^\/oppna-data\//, { ':release': released, ':table': ['1'] }],
    [/^\/api\/v1\/questions\/own\//, { ':id': [question] }],
    [/^\/(api\/v1\/questions|fragor)\//, { ':question': ['q1', 'q13'], ':id': ['q1', 'q13', question] }],
    [
      /^\/(api\/v1\/annual-reports|rapporter)\//,
      {
        ':name': ['arsredovisning'],
        ':period': [YEAR],
        ':slot': ['i-korthet'],
        ':intervention': ['finsam-team'],
        ':insats': ['finsam-team'],
      },
    ],
    [/^\/(statistik\/rapport|api\/v1\/reports)\//, { ':name': ['insats'] }],
    [/^\/api\/v1\/finsam\//, { ':year': [YEAR] }],
    [/^\/(atkomst\/kontroll|api\/v1\/access-checks)\//, { ':month': ['2025-05'] }],
    [/^\/att-granska\//, { ':matter': ['publicerat'], ':of': released }],
    [/^\/myndigheter\//, { ':id': ['arbetsmarknadsnamnden'], ':unit': ['jobbtorg'] }],
    [/^\/anvandare\//, { ...ids, ':what': ['ta-bort-insats'], ':which': ['finsam-team'] }],
  ];
};
