import type { ComponentChildren } from 'preact';
import { withDays } from './days.js';

/** How much something asks of the reader; the words say it too, never the colour alone. */
export type Tone = 'neutral' | 'good' | 'due' | 'late';

/** A word about the state of something: status, deadline. */
export const Tag = ({ tone = 'neutral', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`tag ${tone}`}>{withDays(children)}</span>
);

type NoticeProps = Readonly<{
  title?: string;
  tone?: Tone;
  /** True for the answer to what was just done: screen readers say it at once. */
  isAnswer?: boolean;
  /** A sentence, or what makes up several. */
  children?: ComponentChildren;
}>;

/** A few sentences that should be seen before the rest of the page. */
export const Notice = ({ title, tone = 'neutral', isAnswer, children }: NoticeProps) => (
  <div class={`notice ${tone}`} {...(isAnswer && { role: 'status' })}>
    {title !== undefined && <p class="notice-title">{withDays(title)}</p>}
    {typeof children === 'string' ? <p>{children}</p> : children}
  </div>
);
