import { OPEN_LICENCES, type OpenData } from './association-events.js';
import type { SetupReader } from './setup-reader.js';

/** An address of the office, which is told to everyone. */
const EMAIL = /^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/** Whether what is released is open to everyone, on what terms; undefined where the file does not say so. */
export const readOpenData = (reading: SetupReader, value: unknown): OpenData | undefined => {
  if (value === undefined || value === null) return undefined;
  const said = reading.object('openData', value, ['licence', 'email']) ?? {};
  if (said['licence'] === undefined)
    reading.report(
      'openData.licence',
      undefined,
      `saknas: skriv ${OPEN_LICENCES[0]}, så får vem som helst använda det som är publicerat.`,
      `is missing: write ${OPEN_LICENCES[0]}, and anybody may use what has been released.`,
    );
  const email = reading.text('openData.email', said['email']);
  if (email !== '' && !EMAIL.test(email))
    reading.report(
      'openData.email',
      email,
      'ska vara en e-postadress, t.ex. kansliet@forbundet.se.',
      'must be an e-mail address, e.g. office@association.se.',
    );
  return {
    licence: reading.oneOf('openData.licence', said['licence'], OPEN_LICENCES, OPEN_LICENCES[0]),
    email,
  };
};
