import { readFileSync } from 'node:fs';
import { breachesOf } from './paper/pdf-ua.js';
const t = performance.now();
console.log(await breachesOf(readFileSync(process.argv[2]!)), performance.now() - t);
