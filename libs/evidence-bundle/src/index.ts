export { bundleFile, bundleName } from './bundle-file.js';
export { filesIn, NotAZip } from './zip.js';
