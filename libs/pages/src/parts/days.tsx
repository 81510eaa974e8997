import type { ComponentChildren } from 'preact';

/** A day, with its time of day where it has one, an identity number or one that is masked, the number of a case; or the letters that say how to write the first two. */
const DAY =
  /(\d{4}-\d{2}-\d{2}(?: (?:kl\.|at) \d{2}\.\d{2})?|\d{8}-[\d•]{4}|\b[\dA-F]{4}-[\dA-F]{4}\b|(?:ÅÅÅÅ|YYYY)(?:-MM-DD|MMDD-NNNN))/;

/** Text in which no day and no number is broken where a line ends; what is more than text stays as it is. */
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
