import { textsOf } from '../texts/texts.js';
import { partQuotes, type ToldPart } from './compared-words.js';
import { MOST_ROWS } from './crossed-part.js';

/** The figures of a table as sentences that can stand by themselves: the first in sight, the rest one press away. */
export const Quotes = ({ told }: { told: ToldPart }) => {
  const { reports: texts } = textsOf(told.language);
  const { notRegistered } = 'table' in told ? told.table : told.comparison;
  const isOfNobody = 'comparison' in told && told.comparison.rows.length === 0;
  if (notRegistered || isOfNobody) return null;
  const [first, ...others] = partQuotes(told, MOST_ROWS);
  if (first === undefined) return <p class="hint">{texts.quotesHidden}</p>;
  return (
    <div class="quotes">
      <p class="quote">{first}</p>
      {others.length > 0 && (
        <details>
          <summary>{texts.moreQuotes(others.length)}</summary>
          <ul>
            {others.map((sentence) => (
              <li key={sentence} class="quote">
                {sentence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};
