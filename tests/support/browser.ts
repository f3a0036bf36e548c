export { launchBrowser } from '../../apps/api/src/platform/print/find-browser.js';
