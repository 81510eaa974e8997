import type { ComponentChildren } from 'preact';

/** A way on, or back, on a line of its own. */
export const Way = ({ href, children }: Readonly<{ href: string; children: ComponentChildren }>) => (
  <p>
    <a href={href}>{children}</a>
  </p>
);

/** Sentences that differ, as a list. */
export const List = ({ items }: Readonly<{ items: readonly string[] }>) => (
  <ul>
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);
