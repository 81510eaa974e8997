import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PLACE } from './libraries.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Finds a module where Jest does; one of libs and apps that the bundle has, there. */
export const sync = (path, options) => {
  const found = options.defaultResolver(path, options);
  if (!found.startsWith(ROOT) || found.includes('/node_modules/') || !/\.tsx?$/.test(found)) return found;
  const place = `${PLACE}${found.slice(ROOT.length)}.cjs`;
  return existsSync(place) ? place : found;
};
