import fc from 'fast-check';
import { runs } from './runs.js';

// Properties that name no number of runs follow `npm run test:long` too.
fc.configureGlobal(runs(100));
