import { mutationOf } from './mutation-of.js';

export default mutationOf('casework', { except: ['specify.ts', 'journey/examples.ts'] });
