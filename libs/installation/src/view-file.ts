import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rebuild, Views } from '@samspar/views';
import { type Configuration, logAddress } from './configuration.js';
import { mustHoldEvents, openLog, openSource, requireLog } from './log.js';
import type { OpenOptions } from './opening.js';

export const viewFile = (folder: string): string => join(folder, 'views.db');

/** Builds the views anew from the log, in a folder held for writing, and answers their position. Throws as `openInstallation` does. */
export const rebuildViews = async (configuration: Configuration, options: OpenOptions): Promise<bigint> => {
  requireLog(configuration);
  const { folder } = configuration;
  const { progress } = options;
  await using log = await openLog(logAddress(configuration), options, folder);
  const { store } = log;
  await mustHoldEvents(store, configuration);
  const position = await store.lastPosition();
  await rebuild({ store, file: viewFile(folder), ...(progress && { progress }) });
  return position;
};

/**
 * What is wrong with the view file as it lies there, in a sentence; undefined where it belongs to the log, or there is none
 * yet. Nothing is written. `openForReading` would quietly build it anew.
 */
export const faultOfViews = async (
  configuration: Configuration,
  options: OpenOptions,
): Promise<string | undefined> => {
  const file = viewFile(configuration.folder);
  if (!existsSync(file)) return undefined;
  await using log = await openSource(logAddress(configuration), options);
  let fault: string | undefined;
  const notice = (sentence: string): void => {
    fault = sentence;
  };
  const views = await Views.open({ store: log.store, file, readOnly: true, notice });
  await views.close();
  return fault;
};
