import { readFileSync } from 'node:fs';

const EXAMPLE = new URL('../../docs/examples/stockholm.json', import.meta.url);

type Insats = Readonly<{ id: string }>;

/** The insatser of the example's setup file, of which ESF finances one. */
export const esfFinanced = (id: string): Readonly<{ interventions: readonly Insats[] }> => {
  const { interventions } = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as { interventions: readonly Insats[] };
  return {
    interventions: interventions.map((one) =>
      one.id === id ? { ...one, esf: { project: '2023/00417' } } : one,
    ),
  };
};
