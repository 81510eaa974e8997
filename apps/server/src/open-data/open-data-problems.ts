import type { OpenFileRefusal } from '@samspar/use-cases';
import { Problem } from '../problem.js';

/** 404: there is no such thing, or it is not open. Which of them is told nobody. */
export const notOpen = (): Problem =>
  new Problem(404, 'NotOpenData', {
    sv: 'Det finns inga öppna data på den adressen: /oppna-data räknar upp dem som finns, när förbundet har öppnat det som är publicerat.',
    en: 'There are no open data at that address: /oppna-data lists those there are, once the association has opened what is released.',
  });

/** 410: it was open, and has been withdrawn. */
export const openDataGone = ({ reason }: OpenFileRefusal): Problem =>
  new Problem(
    410,
    'ReleaseWithdrawn',
    {
      sv: `Publiceringen är tillbakadragen: ${reason}`,
      en: `The release has been withdrawn: ${reason}`,
    },
    { facts: { reason } },
  );
