import { amend } from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAct } from './read-act.js';
import { processTerminal } from './terminal.js';

const folder = join(process.cwd(), '../shared/data/history');
const regulations = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.md')) : [];

describe('neighbouring wordings of real acts', () => {
  if (regulations.length === 0) {
    it('is skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${folder} is absent\n`);
      expect(regulations).toEqual([]);
    });
    return;
  }

  it.each(regulations)(
    'the loop closes for every pair of %s',
    async (regulation) => {
      const io = processTerminal();
      const files = readdirSync(join(folder, regulation)).filter((name) => name.endsWith('.html'));
      let instructions = 0;
      for (const [at, file] of files.slice(1).entries()) {
        const base = await readAct(join(folder, regulation, files[at] ?? ''), io);
        const edited = await readAct(join(folder, regulation, file), io);
        const { proof, operations } = amend(base.doc, edited.doc, { newId: idSource(seededRandom(3)) });
        expect({ file, ...proof }).toEqual({ file, closed: true, differences: [], findings: [] });
        instructions += operations.length;
      }
      process.stdout.write(
        `${regulation}: ${files.length - 1} pairs closed with ${instructions} instructions\n`,
      );
      expect(instructions).toBeGreaterThan(0);
    },
    60_000,
  );
});
