import fc from 'fast-check';
import { isLong, runs } from './runs.js';

/** What `npm test` draws its samples with: the same ones in every run. */
const SEED = 20260105;

// Properties that name no number of runs follow `npm run test:long` too, which draws anew each time; what fails there
// is reported with its seed and path.
fc.configureGlobal({ ...fc.readConfigureGlobal(), ...runs(100), ...(isLong() ? {} : { seed: SEED }) });
