import { useTexts } from '../looking.js';
import { Ways } from './tabs.js';

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
      <Ways
        current="true"
        ways={[false, true].map((isOldest) => ({
          label: isOldest ? timeline.oldest : timeline.newest,
          href: href(isOldest),
          isCurrent: isOldest === isOldestFirst,
        }))}
      />
    </nav>
  );
};
