import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedurePage } from '#libs/bylaw-procedure';

const page = join(process.cwd(), 'docs/procedure.md');

it('docs/procedure.md is what the transition table says', () => {
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(page, procedurePage());
  expect(readFileSync(page, 'utf8')).toBe(procedurePage());
});
