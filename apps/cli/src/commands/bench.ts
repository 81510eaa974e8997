import { Argument, type Command } from 'commander';
import { bench, FIGURES } from '../bench/bench.js';
import { print } from '../terminal.js';

export const addBench = (program: Command): void => {
  program
    .command('bench')
    .description('mät hastighet och minne mot en referens i samma körning; en rad JSON per mått')
    .addArgument(new Argument('[mått...]', 'alla, om inget anges').choices(FIGURES.map(({ name }) => name)))
    .action(async (names: readonly string[]) => {
      await bench(names.length === 0 ? FIGURES : FIGURES.filter(({ name }) => names.includes(name)), print);
    });
};
