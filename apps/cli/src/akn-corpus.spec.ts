import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importBylaw } from '#libs/bylaw-exchange';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { schemaErrors } from '../../../libs/bylaw-exchange/akn/testing/validate.js';
import { readAct } from './read-act.js';
import { processTerminal } from './terminal.js';
import { writeAct } from './write-act.js';

const folder = join(process.cwd(), '../shared/data/acts');
const files = ['bylaws', 'amendments'].flatMap((kind) => {
  const path = join(folder, kind);
  return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
});

describe('real acts in Akoma Ntoso', () => {
  if (files.length === 0) {
    it('is skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${folder} is absent\n`);
      expect(files).toEqual([]);
    });
    return;
  }

  it('are valid and come back as they were, those that amend with what they change', async () => {
    const written: string[] = [];
    let amending = 0;
    let modifications = 0;
    for (const file of files) {
      const { doc, memorandum, meta, assets } = await readAct(file, processTerminal());
      const xml = String(await writeAct('akn', doc, memorandum, { meta, assets }));
      const back = importBylaw({ name: 'a.xml', text: xml }, { newId: idSource(seededRandom(1)) });
      if (!back.allowed) throw new Error(`${basename(file)}: ${JSON.stringify(back.violations)}`);
      expect({ file, document: back.document }).toEqual({ file, document: doc.toJSON() as unknown });
      expect(back.memorandum).toEqual(memorandum ? (memorandum.toJSON() as unknown) : null);
      const changes = xml.match(/<textualMod /g)?.length ?? 0;
      amending += changes > 0 ? 1 : 0;
      modifications += changes;
      written.push(xml);
    }
    for (let at = 0; at < written.length; at += 20)
      expect(await schemaErrors(...written.slice(at, at + 20))).toEqual([]);
    process.stdout.write(`${files.length} acts, ${modifications} changes in ${amending} amending acts\n`);
    expect(amending).toBeGreaterThan(0);
  }, 120_000);
});
