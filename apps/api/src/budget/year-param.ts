import { WholeNumberParam } from '../platform/http/whole-number.js';

/** The year of a cycle in a path. */
export const yearParam = new WholeNumberParam('cycle');

/** The number of a project in a path. */
export const nrParam = new WholeNumberParam('project');
