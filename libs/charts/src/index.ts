export * from './chart.js';
export { chartOf } from './chart-of.js';
export type { ChartedAbout } from './chart-series.js';
export { ChartFigures } from './chart-figures.js';
export { districtTiles, type DistrictTile } from './district-map.js';
export { draw } from './draw.js';
export * from './drawing.js';
export { flowOf } from './flow-of.js';
