import { OPEN_LICENCES, type OpenData } from './association-events.js';
import type { SetupReader } from './setup-reader.js';

/** An address of the office, which is told to everyone. */
const EMAIL = /^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/** Whether what is released is open to everyone, on what terms; undefined where the file does not say so. */
export const readOpenData = (said: SetupReader): OpenData | undefined => {
  if (said.isAbsent) return undefined;
  const [licence, address] = [said.object(['licence', 'email']).in('licence'), said.in('email')];
  if (licence.value === undefined)
    licence.report(
      `saknas: skriv ${OPEN_LICENCES[0]}, så får vem som helst använda det som är publicerat.`,
      `is missing: write ${OPEN_LICENCES[0]}, and anybody may use what has been released.`,
    );
  const email = address.text();
  if (email !== '' && !EMAIL.test(email))
    address.report(
      'ska vara en e-postadress, t.ex. kansliet@forbundet.se.',
      'must be an e-mail address, e.g. office@association.se.',
      email,
    );
  return { licence: licence.oneOf(OPEN_LICENCES, OPEN_LICENCES[0]), email };
};
