import { mutationOf } from './mutation-of.js';

export default mutationOf('use-cases');
