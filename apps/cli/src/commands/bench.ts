import type { Command } from 'commander';
import { CommandRefused, EXIT, print } from '../terminal.js';

export const addBench = (program: Command): void => {
  program
    .command('bench')
    .description('mät hastighet och minne mot en referens i samma körning; en rad JSON per mått')
    .argument('[mått...]', 'alla, om inget anges')
    .action(async (names: readonly string[]) => {
      const { bench, FIGURES } = await import('../../../../test/bench/bench.js');
      const all = FIGURES.map(({ name }) => name);
      const unknown = names.find((name) => !all.includes(name));
      if (unknown)
        throw new CommandRefused(
          `Måttet ${unknown} finns inte. Välj bland: ${all.join(', ')}.`,
          {},
          EXIT.usage,
        );
      await bench(names.length === 0 ? FIGURES : FIGURES.filter(({ name }) => names.includes(name)), print);
    });
};
