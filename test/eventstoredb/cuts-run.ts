import { surviveCuts } from './cuts.js';

/** Survives so many cuts in an empty folder and prints what came of it, as a line of JSON. */
const [url = '', folder = '', cuts = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await surviveCuts(url, folder, Number(cuts)))}\n`);
