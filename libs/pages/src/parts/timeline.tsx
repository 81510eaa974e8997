import type { ComponentChildren } from 'preact';

/** Something that happened: what, when and who. A day is shown as a day, never with a made-up hour. */
export type TimelineItem = Readonly<{
  title: string;
  /** ISO day or instant, for machines; absent where the day is not known. */
  at?: string;
  /** The time in words. */
  when: string;
  who?: string;
  /** It was registered, and no longer stands. */
  isAnnulled?: boolean;
  children?: ComponentChildren;
}>;

type TimelineProps = Readonly<{
  /** In the order in which they are shown: newest first, unless somebody chose otherwise. */
  items: readonly TimelineItem[];
  /** What to call the list. */
  label: string;
  /** One below the heading that the timeline stands under. */
  headingLevel?: 2 | 3;
}>;

/** What happened, as a list. Short text with links to details; not for large amounts, tasks or progress. */
export const Timeline = ({ items, label, headingLevel = 3 }: TimelineProps) => {
  const Heading = `h${headingLevel}` as const;
  return (
    <ol class="timeline" aria-label={label}>
      {items.map(({ title, at, when, who, isAnnulled, children }, index) => (
        <li key={index} {...(isAnnulled && { class: 'annulled' })}>
          <Heading>{title}</Heading>
          <p class="when">
            {at === undefined ? when : <time dateTime={at}>{when}</time>}
            {who !== undefined && <span class="by">{who}</span>}
          </p>
          {children}
        </li>
      ))}
    </ol>
  );
};
