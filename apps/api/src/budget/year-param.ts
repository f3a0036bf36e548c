import { ParseIntPipe } from '@nestjs/common';
import { Refused } from '../platform/http/refused.js';

/** The year of a cycle in a path; what is no number is answered like a year without a cycle. */
export const yearParam = new ParseIntPipe({ exceptionFactory: () => Refused.notFound('cycle') });

/** The number of a project in a path. */
export const nrParam = new ParseIntPipe({ exceptionFactory: () => Refused.notFound('project') });
