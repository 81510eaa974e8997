import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMAND, Samspar } from './samspar.js';

let samspar: Samspar;
beforeAll(() => {
  samspar = new Samspar();
});
afterAll(() => samspar.remove());

describe('samspar, used wrongly', () => {
  it('says in the words of the command line what is wrong with a question, and ends with 2', () => {
    for (const [args, said] of [
      [['report', 'insats', '--year', '2024'], 'skriv --where intervention:kod,kod'],
      [['report', 'aret'], 'Frågan saknar --from'],
      [['report', 'aret', '--half', '1'], 'Frågan saknar --year'],
      [['report', 'aret', '--year', '2024', '--from', '2023-01-01'], 'går inte ihop med en annan flagga'],
      [
        ['report', 'aren', '--year', '2024'],
        'Värdet till rapport går inte att använda. Välj bland: arsredovisning',
      ],
      [['questions', '--format', 'csv'], 'ange vilken'],
      [['export', 'publication', 'abc', '--format', 'pdf'], 'lägg till --out'],
      [
        ['export', 'publication', 'abc', '--format', 'pdf', '--table', '1', '--out', 'abc.pdf'],
        '--table går inte ihop med --format pdf',
      ],
    ] as const)
      expect([args, samspar.run(args)]).toEqual([
        args,
        { code: 2, out: '', err: expect.stringContaining(said) },
      ]);
  });

  it('is silent where whoever reads what it prints has had enough', () => {
    const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${COMMAND}" report --help | true`], {
      env: samspar.environment(),
      encoding: 'utf8',
    });
    expect(piped.stderr).toBe('');
  });
});
