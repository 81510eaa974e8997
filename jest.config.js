import { existsSync, statfsSync } from 'node:fs';
import { LIBRARIES, PLACE } from './test/loaded-once/libraries.js';

const compiled = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        react: { runtime: 'automatic', importSource: 'preact' },
      },
      target: 'es2024',
    },
    module: { type: 'es6' },
  },
];

const MEMORY = '/dev/shm';
/** What specs write need not outlive the machine: where it lends memory as a disk, with room enough, they wait for no other. */
if (process.env.TMPDIR === undefined && existsSync(MEMORY)) {
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize > 4 * 1024 ** 3) process.env.TMPDIR = MEMORY;
}

/** Every spec of the repository in one run; black-box specs under test/ drive the built command. */
export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/long-first.js',
  // A worker that holds more is begun anew, so that a machine of a few gigabytes is enough.
  workerIdleMemoryLimit: '1GB',
  // Jest holds every module of every spec that a worker has run, and a busy machine takes longer than its half second to give
  // gigabytes back. What a spec leaves open holds the worker for good, and is still told.
  workerGracefulExitTimeout: 10_000,
  testTimeout: 60_000,
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.stryker-tmp'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  globalSetup: '<rootDir>/test/loaded-once/own.js',
  testEnvironment: '<rootDir>/test/loaded-once/environment.js',
  resolver: '<rootDir>/test/loaded-once/resolver.js',
  moduleNameMapper: {
    [`^(${LIBRARIES.join('|')})$`]: `${PLACE}$1.cjs`,
    '^@samspar/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': compiled(false), '^.+\\.tsx$': compiled(true) },
};
