import { readFileSync, statSync } from 'node:fs';

/** Where SQLite locks its five read marks in a file's `-shm`, https://sqlite.org/walformat.html#locks. */
const [FIRST_MARK, LAST_MARK] = [123, 127];
const LOCK = /POSIX +ADVISORY +READ +(\d+) [\da-f]+:[\da-f]+:(\d+) (\d+) /g;

const named = (process: string): string => {
  try {
    return `${readFileSync(`/proc/${process}/comm`, 'utf8').trim()}, process ${process}`;
  } catch {
    return `process ${process}`;
  }
};

/** Who reads a file at the moment, as Linux tells it; nobody where the system does not tell. */
export const readersOf = (file: string): readonly string[] => {
  try {
    const { ino } = statSync(`${file}-shm`);
    const marks = [...readFileSync('/proc/locks', 'utf8').matchAll(LOCK)].filter(
      ([, , inode, at]) => Number(inode) === ino && Number(at) >= FIRST_MARK && Number(at) <= LAST_MARK,
    );
    return [...new Set(marks.map(([, process = '']) => process))].map((process) => named(process));
  } catch {
    return [];
  }
};
