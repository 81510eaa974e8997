import { describe, expect, it } from '@jest/globals';
import { withAuthority } from '../../../test/association/setup-example.js';
import type { Association } from './association-events.js';
import { besideFile, withWhatStands } from './setup-beside.js';
import { readSetup } from './setup-file.js';

const read = (of: object, unit: object, known: readonly Association[] = []): Association => {
  const outcome = readSetup(withAuthority(of, { name: 'Enheten', ...unit }), known);
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.setup;
};
const before = read({ aliases: ['Social', 'SOC '] }, { aliases: ['E', 'Enhet'] });
const told = (setup: Association, stands = before) =>
  besideFile(setup, stands, (name) => (name === 'e' ? 12 : 0)).map(({ path, value }) => [path, value]);

const movedFrom = (id: string): Association => ({
  ...before,
  units: before.units.map((unit) => ({
    ...unit,
    authority: 'arb',
    earlier: [{ authority: id, to: '2024-12-31' }],
  })),
});

describe('a setup file, where the association has come further', () => {
  it('takes nothing that it says nothing of', () => {
    const silent = read({}, {}, [before]);
    expect(told(silent)).toEqual([]);
    expect(silent).toEqual(before);
  });

  it('lists other names, and those it lacks are told, with what goes with them, and stay', () => {
    const other = read({ aliases: ['soc'] }, { aliases: ['enhet', 'Nytt'] }, [before]);
    expect(told(other)).toEqual([
      ['authorities[0].aliases', 'Social'],
      ['authorities[0].units[0].aliases', 'E'],
    ]);
    const [ofAuthority, ofUnit] = besideFile(other, before, (name) => (name === 'e' ? 12 : 0));
    expect(ofAuthority?.problem.sv).toBe('Soc kallas också Social, som inte står i filen.');
    expect(ofAuthority?.problem.en).toBe('Soc is also called Social, which the file lacks.');
    expect(ofUnit?.problem.sv).toContain('Utan namnet hör 12 ärenden');
    expect(ofUnit?.problem.en).toContain('Without the name 12 journeys');
    expect(withWhatStands(other, before)).toMatchObject({
      authorities: [{ aliases: ['Social'] }],
      units: [{ aliases: ['enhet', 'Nytt', 'E'] }],
    });
  });

  it('replaces a name, and the former one stays beside it without being told', () => {
    const renamed = read({}, { name: 'Ny', aliases: ['E', 'Enhet'] }, [before]);
    expect(told(renamed)).toEqual([]);
    expect(renamed.units[0]?.aliases).toEqual(['E', 'Enhet', 'Enheten']);
  });

  it('has a unit where it was before, which is told, and the unit stays where it is', () => {
    const stands = movedFrom('soc');
    expect(told(before, stands)).toEqual([['authorities[0].units[0]', 'arb']]);
    const [problem] = besideFile(before, stands, () => 0);
    expect(problem?.problem.sv).toMatch(/^Enheten har flyttat härifrån till arb/);
    expect(problem?.problem.en).toMatch(/^Enheten has moved from here to arb/);
    expect(withWhatStands(before, stands).units[0]?.authority).toBe('arb');
  });

  it('has a unit where it never was: it corrects where it belongs, and nothing is told', () => {
    const stands = movedFrom('annan');
    expect(told(before, stands)).toEqual([]);
    expect(withWhatStands(before, stands).units[0]?.authority).toBe('soc');
  });
});
