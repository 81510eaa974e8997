import { dayInStockholm } from '@samspar/kernel';
import { byOperator, type ResultOf, sendTo, SetUp, useCasesOfSetUp } from '@samspar/use-cases';
import type { Installation } from './installation.js';

/** Sets up or changes an association, as whoever operates the installation. `json`: its setup file, parsed; `takesAway`: also what it does not have of what it names. */
export const setUp = (
  { streams, views, clock }: Pick<Installation, 'streams' | 'views' | 'clock'>,
  json: unknown,
  takesAway = false,
): Promise<ResultOf<SetUp>> =>
  sendTo(useCasesOfSetUp({ streams, views: () => views, today: () => dayInStockholm(clock()) }))(
    new SetUp(byOperator(), json, takesAway),
  );
