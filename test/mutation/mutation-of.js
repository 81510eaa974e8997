import { fileURLToPath } from 'node:url';
import jestConfig from '../../jest.config.js';
import { bundleLibraries } from '../loaded-once/libraries.js';

const beside = (file) => fileURLToPath(new URL(file, import.meta.url));

// Stryker reads the environment of the specs before Jest could make it.
await bundleLibraries();

// Out of the bundle no mutant would be seen.
const { resolver: _outOfTheBundle, ...config } = jestConfig;
const [typescript, [transformer, options]] = Object.entries(config.transform)[0];

/**
 * Stryker on one lib, against that lib's own specs. They run as CommonJS: Jest's ES modules are never let go, and a mutation
 * run loads thousands of them.
 */
export const mutationOf = (lib) => ({
  testRunner: 'jest',
  testRunnerNodeArgs: ['--disable-warning=ExperimentalWarning'],
  jest: {
    config: {
      ...config,
      // What a mutant keeps waiting fails a test; beyond Stryker's patience a worker would be begun anew.
      testTimeout: 10_000,
      testMatch: [`<rootDir>/libs/${lib}/**/*.spec.ts`],
      setupFiles: [beside('brief-properties.ts')],
      testEnvironment: beside('first-failure.js'),
      testRunner: beside('jest-circus-until-failure.js'),
      testSequencer: beside('properties-last.js'),
      extensionsToTreatAsEsm: [],
      transform: { [typescript]: [transformer, { ...options, module: { type: 'commonjs' } }] },
    },
    enableFindRelatedTests: false,
  },
  mutate: [`libs/${lib}/src/**/*.ts`, '!**/*.spec.ts', '!**/index.ts'],
  ignorePatterns: ['dist', 'var', '/reports'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignoreStatic: true,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: `reports/mutation-${lib}.json` },
  thresholds: { high: 90, low: 88, break: 88 },
  timeoutMS: 30000,
  timeoutFactor: 2,
});
