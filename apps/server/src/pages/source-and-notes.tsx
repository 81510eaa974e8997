import { partNotes, partSubheading, type ToldPart, withDays } from '@samspar/pages';

/** What holds of all tables, said once: whose, of when, as known when, and where in the log. */
export const Source = ({ told }: { told: ToldPart }) => {
  const { names } = told;
  return (
    <p class="source">
      {[...(names.association ? [names.association.settings.name] : []), partSubheading(told)].join(' · ')}
    </p>
  );
};

/** What is to be said of a table. */
export const TableNotes = ({ told }: { told: ToldPart }) => {
  const { notRegistered } = 'table' in told ? told.table : told.comparison;
  const sentences = notRegistered ? [] : partNotes(told);
  return sentences.length === 0 ? null : (
    <ul class="hint">
      {sentences.map((sentence) => (
        <li key={sentence}>{withDays(sentence)}</li>
      ))}
    </ul>
  );
};
