import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { ValidatorOptions } from 'class-validator';
import type { Violation } from '#libs/contracts';
import { misshapen } from './misshapen.js';
import { Refused } from './refused.js';

/** Bodies of another shape than their class are refused before their fields are looked at. */
class ShapedBodies extends ValidationPipe {
  protected override validate(
    object: object,
    options?: ValidatorOptions,
  ): Promise<ValidationError[]> | ValidationError[] {
    const errors = misshapen(object);
    return errors.length > 0 ? errors : super.validate(object, options);
  }
}

/** Checks every body and query against its class; unknown fields are refused, nothing is converted in silence. */
export function validationPipe(): ValidationPipe {
  return new ShapedBodies({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new Refused(toViolations(errors), 422),
  });
}

/** One violation per failed rule, with the field's path as `where` and `field.<rule>` as code. */
export function toViolations(errors: ValidationError[], path = ''): Violation[] {
  return errors.flatMap((error) => {
    const where = path ? `${path}.${error.property}` : error.property;
    const own = Object.keys(error.constraints ?? {}).map((rule): Violation => {
      const limit = limitOf(error, rule);
      return {
        code: `field.${rule}`,
        where,
        params: { field: where, ...(limit === undefined ? {} : { limit }) },
      };
    });
    return [...own, ...toViolations(error.children ?? [], where)];
  });
}

function limitOf(error: ValidationError, rule: string): number | undefined {
  const sentence = (error.constraints?.[rule] ?? '').replace(error.property, '');
  const found = /(-?\d+(?:\.\d+)?)/.exec(sentence);
  return found ? Number(found[1]) : undefined;
}
