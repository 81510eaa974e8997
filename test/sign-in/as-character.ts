import { Browser } from './browser.js';

/** A browser in which somebody of the demonstration's list has signed in, by her full name. */
export const asCharacter = async (url: string, name: string): Promise<Browser> => {
  const browser = new Browser();
  const list = await browser.open(`${url}/logga-in?till=/api/v1/health`);
  const user = new RegExp(`value="([0-9a-f-]{36})"[^>]*>${name}`).exec(list.text)?.[1];
  if (user === undefined) throw new Error(`${name} is not on the list: ${list.status} ${list.address}`);
  await browser.submit(list.address, { user });
  return browser;
};
