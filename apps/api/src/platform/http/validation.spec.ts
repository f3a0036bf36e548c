import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import { Refused } from './refused.js';
import { validationPipe } from './validation.js';

class Part {
  @IsInt()
  count: number;
  @ValidateIf((_object, value) => value !== null)
  @ValidateNested()
  @Type(() => Part)
  inner: Part | null = null;
}

class Body {
  @ValidateNested()
  @Type(() => Part)
  part: Part;
  @IsOptional()
  @ValidateNested()
  @Type(() => Part)
  maybe?: Part;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts: Part[] = [];
}

const refused = async (value: unknown): Promise<string[]> => {
  try {
    await validationPipe().transform(value, { type: 'body', metatype: Body });
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.violations.map(({ code, where }) => `${code} ${where ?? ''}`);
  }
};
const part = { count: 1 };

it.each([
  [{ part }],
  [{ part, maybe: null, parts: [part] }],
  [{ part: { count: 1, inner: { count: 2, inner: null } }, maybe: part }],
])('takes %j', async (body) => {
  expect(await refused(body)).toEqual([]);
});

it.each([
  [{}, 'field.isObject part'],
  [{ part: [] }, 'field.isObject part'],
  [{ part: [part] }, 'field.isObject part'],
  [{ part: [[]] }, 'field.isObject part'],
  [{ part: null }, 'field.nestedValidation part'],
  [{ part: 'x' }, 'field.nestedValidation part'],
  [{ part: { count: 1, inner: [] } }, 'field.isObject part.inner'],
  [{ part, maybe: [] }, 'field.isObject maybe'],
  [{ part, parts: [part, []] }, 'field.isObject parts.1'],
  [{ part, parts: [{ count: 1, inner: [part] }] }, 'field.isObject parts.0.inner'],
  [{ part, parts: ['x'] }, 'field.nestedValidation parts.0'],
  [{ part, parts: 'x' }, 'field.isArray parts'],
])('refuses %j', async (body, violation) => {
  expect(await refused(body)).toContain(violation);
});
