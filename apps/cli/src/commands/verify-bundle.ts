import type { Command } from 'commander';
import { verifyBundle } from '@samspar/evidence';
import { filesIn, NotAZip } from '@samspar/evidence-bundle';
import { formatOption } from '../options.js';
import { readNamedFile } from '../read-file.js';
import { CommandRefused, counted, type Format, printAnswer } from '../terminal.js';

type Flags = Readonly<{ fingerprint: string; format: Format }>;

const filesOf = (file: string): ReadonlyMap<string, Uint8Array> => {
  const bytes = readNamedFile(file);
  try {
    return filesIn(bytes);
  } catch (error) {
    if (!(error instanceof NotAZip)) throw error;
    throw new CommandRefused(`Paketet håller inte. ${file}: ${error.message}.`, {
      whole: false,
      faults: [{ file, fault: error.message }],
    });
  }
};

export const addVerifyBundle = (program: Command): void => {
  program
    .command('verify-bundle')
    .description(
      'kontrollera ett bevispaket mot ett fingeravtryck som har kommit på annat sätt; behöver varken logg eller nycklar',
    )
    .argument('<fil>', 'bevispaketet')
    .requiredOption('--fingerprint <fingeravtryck>', 'för ett av huvudena i paketet')
    .addOption(formatOption())
    .action((file: string, { fingerprint, format }: Flags) => {
      const verified = verifyBundle(filesOf(file), fingerprint);
      const { faults, manifest, events, withheld, head, after } = verified;
      if (faults.length > 0 || !manifest || !head)
        throw new CommandRefused(
          ['Paketet håller inte.', ...faults.map((one) => `  ${one.file}: ${one.fault}`)].join('\n'),
          { whole: false, faults },
        );
      const { subject, made, key } = manifest;
      printAnswer(
        format,
        { whole: true, subject, made, key, events, withheld, after, head },
        `Paketet håller: ${counted(events, 'händelse', 'händelser')} hör till det som nyckeln ${key} har signerat.`,
        `Fingeravtrycket är det för huvudet från ${head.moment} (${counted(head.size, 'händelse', 'händelser')}).`,
        withheld > 0 && `Av ${withheld} finns bara hashvärdet.`,
        after > 0 &&
          `${counted(after, 'händelse är skriven', 'händelser är skrivna')} efter det huvudet: dem visar bara signaturen.`,
      );
    });
};
