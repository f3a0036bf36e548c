import { ParseIntPipe } from '@nestjs/common';
import { Refused } from '../platform/http/refused.js';

/** A whole number in a path; what is none, or larger than numbers can be told apart, is answered like what there is not. */
export class WholeNumberParam extends ParseIntPipe {
  constructor(subject: string) {
    super({ exceptionFactory: () => Refused.notFound(subject) });
  }

  protected override isNumeric(value: unknown): boolean {
    return super.isNumeric(value) && Number.isSafeInteger(Number(value));
  }
}

/** The year of a cycle in a path. */
export const yearParam = new WholeNumberParam('cycle');

/** The number of a project in a path. */
export const nrParam = new WholeNumberParam('project');
