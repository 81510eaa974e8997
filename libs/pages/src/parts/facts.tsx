import type { ComponentChildren } from 'preact';
import { withDays } from './days.js';

export type NamedValue = Readonly<{
  name: string;
  value: ComponentChildren;
  /** What can be done about it. */
  action?: ComponentChildren;
}>;

/** Names and their values, as a description list. */
export const Facts = ({ facts }: { facts: readonly NamedValue[] }) => (
  <dl class="facts">
    {facts.map(({ name, value, action }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{withDays(value)}</dd>
        {action !== undefined && <dd class="action">{action}</dd>}
      </div>
    ))}
  </dl>
);

type IdentityBarProps = Readonly<{
  /** Who or what every part of the page is about. */
  title: ComponentChildren;
  facts: readonly NamedValue[];
}>;

/** Stands first on every page of one case, so that nobody registers on the wrong one. */
export const IdentityBar = ({ title, facts }: IdentityBarProps) => (
  <div class="identity">
    <p class="identity-title">{title}</p>
    <Facts facts={facts} />
  </div>
);
