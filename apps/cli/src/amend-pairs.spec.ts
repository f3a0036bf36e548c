import { amend } from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { readAct } from './read-act.js';
import { processTerminal } from './terminal.js';

const data = join(process.cwd(), '../shared/data');
const folders = ['acts/bylaws', 'history/mk-571-celu-satiksme', 'history/mk-847-narkotikas']
  .map((name) => join(data, name))
  .filter((folder) => existsSync(folder));
/** Of all pairs `npm test` tries every twelfth, `npm run test:long` each. */
const STEP = process.env['VIETVARA_LONG'] === '1' ? 1 : 12;

describe('any two acts of one kind, one as the edited text of the other', () => {
  if (folders.length === 0) {
    it('is skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${data} is absent\n`);
      expect(folders).toEqual([]);
    });
    return;
  }

  it.each(folders)(
    'the loop closes or says where not: %s',
    async (folder) => {
      const io = processTerminal();
      const docs: Node[] = [];
      for (const file of readdirSync(folder).filter((name) => /\.(md|html)$/.test(name)))
        docs.push((await readAct(join(folder, file), io)).doc);
      const pairs = docs.flatMap((base) =>
        docs.filter((other) => other !== base).map((edited) => [base, edited]),
      );
      const tried = pairs.filter((_, at) => at % STEP === 0);
      let closed = 0;
      for (const [base, edited] of tried) {
        if (!base || !edited) continue;
        const { proof } = amend(base, edited, { newId: idSource(seededRandom(3)) });
        if (proof.closed) closed += 1;
        else expect(proof.findings.length + proof.differences.length).toBeGreaterThan(0);
      }
      process.stdout.write(`${folder.slice(data.length + 1)}: ${closed} of ${tried.length} pairs close\n`);
      expect(closed).toBe(tried.length);
    },
    300_000,
  );
});
