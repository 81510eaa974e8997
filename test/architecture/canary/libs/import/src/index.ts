import { helper } from './helpers.js';
export const importer = helper;
