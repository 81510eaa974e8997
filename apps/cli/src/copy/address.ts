import { ConfigurationRefused } from '@samspar/installation';
import { say, wrongUsage } from '../terminal.js';

/** Reads an address; `named` is the flag or the variable it stands in. Throws `ConfigurationRefused` that repeats no password. */
type ReadAddress<Address> = (named: string, value: string) => Address;

/** The address that a flag names, itself or by the variable that holds it. */
const addressOf = <Address>(flag: string, given: string, read: ReadAddress<Address>): Address => {
  const variable = /^env:(.*)$/.exec(given)?.[1];
  if (variable !== undefined) {
    const { [variable]: value } = process.env;
    if (value) return read(variable, value);
    throw new ConfigurationRefused(`${flag} pekar på variabeln ${variable}, som inte är satt: sätt den.`);
  }
  if (/^[\w+]+:\/\/[^@:]*:[^@]*@/.test(given))
    say(
      `Lösenordet i ${flag} kan läsas av andra på datorn: lägg adressen i en variabel och ange env:VARIABEL.`,
    );
  try {
    return read(flag, given);
  } catch (error) {
    throw error instanceof ConfigurationRefused ? wrongUsage(error.message) : error;
  }
};

/** Where to copy from and where to; `what` is copied: `logg`. Throws where they are one and the same. */
export const twoAddresses = <Address>(
  { from, to }: Readonly<{ from: string; to: string }>,
  what: string,
  read: ReadAddress<Address>,
): readonly [from: Address, to: Address] => {
  const [here, there] = [addressOf('--from', from, read), addressOf('--to', to, read)];
  if (JSON.stringify(here) === JSON.stringify(there))
    throw wrongUsage(`--from och --to är samma ${what}: ange två olika.`);
  return [here, there];
};
