import { createEmptyTestResult } from '@jest/test-result';
import circus from 'jest-circus/runner';
import { hasFailed } from './first-failure.js';

/** Jest Circus, that loads no further spec once a test has failed. Stryker knows it by the name of this file. */
export default async (globalConfig, config, environment, runtime, testPath, send) => {
  if (!hasFailed()) {
    return circus.default(globalConfig, config, environment, runtime, testPath, send);
  }
  const skipped = {
    ancestorTitles: [],
    fullName: '',
    title: '',
    status: 'pending',
    failureMessages: [],
    failureDetails: [],
  };
  return { ...createEmptyTestResult(), testFilePath: testPath, numPendingTests: 1, testResults: [skipped] };
};
