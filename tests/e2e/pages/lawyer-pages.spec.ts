import { LAWYER } from './table.js';
import { walkThrough } from './walk.js';

describe("every page of the lawyer's workspace", () => {
  walkThrough((person) => person === LAWYER);
});
