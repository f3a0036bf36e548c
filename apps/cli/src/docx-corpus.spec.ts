import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importBylaw } from '#libs/bylaw-exchange';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { readAct } from './read-act.js';
import { processTerminal } from './terminal.js';
import { writeAct } from './write-act.js';

const shared = join(process.cwd(), '../shared/data');
const filesIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter(
          (entry) => entry.isFile() && /\.(md|html|txt)$/.test(entry.name) && entry.name !== 'README.md',
        )
        .map((entry) => join(entry.parentPath, entry.name))
    : [];
const all = ['acts', 'history'].flatMap((kind) => filesIn(join(shared, kind)));
/** Every third act in `npm test`, all of them in the long run. */
const files = all.filter((_, index) => process.env['VIETVARA_LONG'] === '1' || index % 3 === 0);

describe('real acts as Word files', () => {
  if (files.length === 0) {
    it('are skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${shared} is absent\n`);
      expect(files).toEqual([]);
    });
    return;
  }

  it('come back as they were, with their ids', async () => {
    for (const file of files) {
      const { doc, memorandum, assets } = await readAct(file, processTerminal());
      const bytes = await writeAct('docx', doc, memorandum, { assets });
      if (typeof bytes === 'string') throw new Error('a Word file is bytes');
      const back = importBylaw({ name: 'a.docx', text: '', bytes }, { newId: idSource(seededRandom(7)) });
      if (!back.allowed) throw new Error(`${file}: ${JSON.stringify(back.violations)}`);
      expect({ file, document: back.document }).toEqual({ file, document: doc.toJSON() as unknown });
      expect(back.memorandum).toEqual(memorandum ? (memorandum.toJSON() as unknown) : null);
    }
    process.stdout.write(`${files.length} acts written as Word files and read back\n`);
  }, 120_000);
});
