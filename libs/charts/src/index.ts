export * from './chart.js';
export * from './drawing.js';
