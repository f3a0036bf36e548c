export { suggest, type Author, type Suggested } from './suggest.js';
