import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cyclePage } from '#libs/budget-rules';

const page = join(process.cwd(), 'docs/budget-cycle.md');

it('docs/budget-cycle.md is what the transition table says', () => {
  if (process.env['WRITE_DOCS'] === '1') writeFileSync(page, cyclePage());
  expect(readFileSync(page, 'utf8')).toBe(cyclePage());
});
