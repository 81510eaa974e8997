import { rows } from '@samspar/statistics';
import './cycle-a.js';
export const kernel = rows;
