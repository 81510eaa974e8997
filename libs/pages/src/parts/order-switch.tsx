import { useTexts } from '../looking.js';

type OrderSwitchProps = Readonly<{
  isOldestFirst: boolean;
  /** The address of the same list in an order. */
  href: (isOldestFirst: boolean) => string;
}>;

/** In which order a list stands, in words, and the way to the other one. */
export const OrderSwitch = ({ isOldestFirst, href }: OrderSwitchProps) => {
  const { timeline, journey } = useTexts();
  const { order } = journey.timeline;
  return (
    <nav class="order" aria-label={order}>
      <span aria-hidden="true">{order}:</span>
      <ul>
        {([false, true] as const).map((isOldest) => (
          <li key={String(isOldest)}>
            <a href={href(isOldest)} {...(isOldest === isOldestFirst && { 'aria-current': 'true' })}>
              {isOldest ? timeline.oldest : timeline.newest}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
