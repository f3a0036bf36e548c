import { LAWYER, STAFF } from './table.js';
import { walkThrough } from './walk.js';

describe('every page of the workspace', () => {
  walkThrough((person) => person !== LAWYER && STAFF.includes(person));
});
