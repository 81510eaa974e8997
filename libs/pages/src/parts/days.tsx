import type { ComponentChildren } from 'preact';

/** A day, or the letters that say how to write one; also as the beginning of an identity number. */
const DAY = /(\d{4}-\d{2}-\d{2}|(?:ÅÅÅÅ|YYYY)(?:-MM-DD|MMDD-NNNN))/;

/** Text in which no day breaks at its hyphens where a line ends; what is more than text stays as it is. */
export const withDays = (text: ComponentChildren): ComponentChildren =>
  typeof text === 'string' && DAY.test(text)
    ? text.split(DAY).map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          <span key={index} class="whole">
            {piece}
          </span>
        ),
      )
    : text;
