import { useTexts, withDays } from '@samspar/pages';

/** What is to be said of an answer. */
export const Notes = ({ sentences }: Readonly<{ sentences: readonly string[] }>) => {
  const { answer: texts } = useTexts().statistics;
  return sentences.length === 0 ? null : (
    <section class="notes">
      <h3>{texts.notes}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{withDays(sentence)}</li>
        ))}
      </ul>
    </section>
  );
};
