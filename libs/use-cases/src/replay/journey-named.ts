import type { Association } from '@samspar/association';
import type { JourneyPorts } from '../ports.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REFERENCE = /^([0-9a-f]{4})[-\s]?([0-9a-f]{4})$/i;

/** The id of the one journey of an association that is meant: by its id, its own number, or its short one. */
export const journeyNamed = (
  { views }: Pick<JourneyPorts, 'views'>,
  { id: association, interventions }: Association,
  text: string,
): string | undefined => {
  const typed = text.trim();
  if (UUID.test(typed)) return typed;
  const places = { association, interventions: interventions.map(({ id }) => id) };
  const { caseload } = views();
  const digits = REFERENCE.exec(typed)?.slice(1).join('').toLowerCase();
  const found = new Set(
    [
      ...caseload.byCaseNumber({ ...places, number: typed }),
      ...(digits === undefined ? [] : caseload.byReference({ ...places, digits })),
    ].map(({ journey }) => journey),
  );
  return found.size === 1 ? [...found][0] : undefined;
};
