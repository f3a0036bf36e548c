import { consolidate, parseAmendments } from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { exportText } from '#libs/bylaw-exchange';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { readAct } from './read-act.js';
import { processTerminal } from './terminal.js';

const folder = join(process.cwd(), '../shared/data/law/pairs');
const pairs = existsSync(folder) ? readdirSync(folder) : [];

/** Lines without the remarks of consolidators; kinds of dashes and spaces do not matter. */
function linesOf(doc: Node): string[] {
  return exportText(doc, null)
    .split('\n')
    .map((line) => line.replace(/[–—-]/g, '-').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !/^\(.*(likum|redakcij)/.test(line));
}

function missing(lines: readonly string[], among: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of among) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

describe('amending laws applied to the text before', () => {
  if (pairs.length === 0) {
    it('is skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${folder} is absent\n`);
      expect(pairs).toEqual([]);
    });
    return;
  }

  it.each(pairs)('%s comes to the text after', async (pair) => {
    const file = (begin: string): string =>
      join(folder, pair, readdirSync(join(folder, pair)).find((name) => name.startsWith(begin)) ?? '');
    const io = processTerminal();
    const before = (await readAct(file('before'), io)).doc;
    const after = linesOf((await readAct(file('after'), io)).doc);
    const { operations } = parseAmendments(readFileSync(file('amendment'), 'utf8'));
    const { document, applied, findings } = consolidate(before, operations, {
      act: { issuer: 'Saeimas', number: '' },
      day: '2000-01-27',
      newId: idSource(seededRandom(9)),
    });
    expect({ applied, findings }).toEqual({ applied: true, findings: [] });
    const [absent, extra] = [missing(after, linesOf(document)), missing(linesOf(document), after)];
    process.stdout.write(
      `${pair}: of ${after.length} lines after, ${absent.length} are missing and ${extra.length} too many\n`,
    );
    expect(absent.length).toBeLessThanOrEqual(3);
    expect(extra.length).toBeLessThanOrEqual(13);
  });
});
