import type { Association } from '@samspar/association';
import type { JourneyPorts } from '../ports.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of the one journey of an association that is meant: by its id, its own number, or its short one. */
export const journeyNamed = (
  { views }: Pick<JourneyPorts, 'views'>,
  association: Association,
  text: string,
): string | undefined => {
  const typed = text.trim();
  if (UUID.test(typed)) return typed;
  const [found, other] = views().registrations.named(association.id, typed);
  return other === undefined ? found : undefined;
};
