import { readFileSync } from 'node:fs';
export const rows = readFileSync;
