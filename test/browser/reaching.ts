import type { Page, Response } from 'playwright-core';
import type { How, Who } from './site.js';
import type { SmallDemonstration } from './small-demonstration.js';

/** A page as somebody may meet it. */
export type State = Readonly<{
  /** Names its pictures. */
  name: string;
  /** Null: a stranger. */
  who: Who | null;
  status: number;
  how?: How;
  /** Brings a page to the state, and gives the answer that it shows. */
  reach: (page: Page, demonstration: SmallDemonstration) => Promise<Response | null>;
}>;

export type Place = string | ((demonstration: SmallDemonstration) => string);

export const addressOf = (place: Place, demonstration: SmallDemonstration): string =>
  typeof place === 'string' ? place : place(demonstration);

/** A page that an address leads to. */
export const at = (name: string, who: Who | null, place: Place, status = 200): State => ({
  name,
  who,
  status,
  reach: (page, demonstration) => page.goto(addressOf(place, demonstration)),
});

/** Sends the form that is shown by one of its buttons, and waits for the page it leads to. */
export const press = async (page: Page, button: string | RegExp): Promise<Response | null> => {
  const arrived = page.waitForNavigation();
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  return arrived;
};

/** Runs in the page: empties every field of the form that is shown, and unticks what is ticked. */
const EMPTY = `for (const field of document.querySelectorAll('main form[method=post] :is(input:not([type=hidden]), textarea, select)')) {
  if (['radio', 'checkbox'].includes(field.type)) field.checked = false;
  else field.value = '';
}`;

const empty = (page: Page): Promise<void> => page.evaluate<void>(EMPTY);

/** What comes of filling in and sending what is at an address. */
export const sent = (
  name: string,
  who: Who,
  place: Place,
  button: string | RegExp,
  status: number,
  fillIn: (page: Page, demonstration: SmallDemonstration) => Promise<void> = empty,
): State => ({
  name,
  who,
  status,
  reach: async (page, demonstration) => {
    await page.goto(addressOf(place, demonstration));
    await fillIn(page, demonstration);
    return press(page, button);
  },
});

export const typing = (label: string, text: string) => (page: Page) => page.getByLabel(label).fill(text);

export const SAVE = 'Spara';
