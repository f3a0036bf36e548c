import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAmendments } from './index.js';

const folder = join(process.cwd(), '../shared/data/acts/amendments');
const files = existsSync(folder) ? readdirSync(folder) : [];

describe('amending acts of the corpus', () => {
  if (files.length === 0) {
    it('is skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${folder} is absent\n`);
      expect(files).toEqual([]);
    });
    return;
  }

  it('understands the instructions of every act, or says which one it does not', () => {
    let all = 0;
    let understood = 0;
    for (const file of files) {
      const parsed = parseAmendments(readFileSync(join(folder, file), 'utf8'));
      all += parsed.instructions;
      understood += parsed.understood;
      const misses = parsed.findings.filter(({ severity }) => severity === 'error');
      process.stdout.write(
        `${file}: ${parsed.understood}/${parsed.instructions} ${JSON.stringify(misses)}\n`,
      );
      expect(misses.length).toBe(parsed.instructions - parsed.understood);
    }
    process.stdout.write(`understood ${understood} of ${all} instructions in ${files.length} acts\n`);
    expect(all).toBeGreaterThan(50);
    expect(understood / all).toBeGreaterThan(0.9);
  });
});
