import { STAFF } from './table.js';
import { walkThrough } from './walk.js';

describe('every page for residents', () => {
  walkThrough((person) => !STAFF.includes(person));
});
