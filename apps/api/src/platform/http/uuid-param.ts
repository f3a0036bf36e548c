import { Param, ParseUUIDPipe } from '@nestjs/common';
import { Refused } from './refused.js';

/** A path parameter that is an id; what is no uuid is answered like an id that nobody has. */
export const UuidParam = (name: string): ParameterDecorator =>
  Param(name, new ParseUUIDPipe({ exceptionFactory: () => Refused.notFound(name) }));
