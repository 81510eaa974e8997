export * from './chart.js';
export { draw } from './draw.js';
export * from './drawing.js';
