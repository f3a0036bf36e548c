import { ParseIntPipe } from '@nestjs/common';
import { Refused } from './refused.js';

/** The largest number that the columns of years, numbers and versions hold. */
const LARGEST = 2 ** 31 - 1;

/** A whole number in an address; one that no column could hold is as wrong as a word. */
export class WholeNumber extends ParseIntPipe {
  protected override isNumeric(value: unknown): boolean {
    return super.isNumeric(value) && Math.abs(Number(value)) <= LARGEST;
  }
}

/** A whole number in a path; anything else is answered like what there is not. */
export class WholeNumberParam extends WholeNumber {
  constructor(subject: string) {
    super({ exceptionFactory: () => Refused.notFound(subject) });
  }
}
