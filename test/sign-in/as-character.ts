import { pageOf } from '../pages/shown.js';
import { Browser } from './browser.js';

/** A browser in which somebody of the demonstration's list has signed in, by her full name. */
export const asCharacter = async (url: string, name: string): Promise<Browser> => {
  const browser = new Browser();
  const list = await browser.open(`${url}/logga-in?till=/api/v1/health`);
  const user = pageOf(list.text)(`[name=user]:contains("${name}")`).attr('value');
  if (user === undefined) throw new Error(`${name} is not on the list: ${list.status} ${list.address}`);
  await browser.submit(list.address, { user });
  return browser;
};
