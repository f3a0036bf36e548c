import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareDocuments, type ComparedRow, type Comparison } from '#libs/bylaw-diff';
import { parseDocument } from '#libs/bylaw-document';
import { importFile } from './read-act.js';

const root = join(process.cwd(), '../shared/data/history');
const acts = existsSync(root) ? readdirSync(root).filter((name) => !name.includes('.')) : [];

function read(path: string) {
  const parsed = parseDocument(importFile(path, readFileSync(path)).document);
  if (!parsed.allowed) throw new Error(`${path}: ${JSON.stringify(parsed.violations)}`);
  return parsed.doc;
}

const QUIET = new Set(['same', 'renumbered']);
/** What consolidation leaves behind in place of what it amended. */
const NOTE = /(grozīt|svītrot|redakcijā|iekļaut|izslēgt|zaudējis)/i;

interface Units {
  /** Points, chapters and annexes whose new or changed notes say that they were amended. */
  noted: Map<string, string>;
  /** Those in which the comparison found a difference besides the notes. */
  listed: Map<string, string>;
}

/** A row's point, or the chapter or annex where it is in none: what a note speaks of. */
function unitsOf({ rows }: Comparison): Units {
  const units: Units = { noted: new Map(), listed: new Map() };
  let owner: ComparedRow | null = null;
  for (const row of rows) {
    if (row.unit === 'chapter' || row.unit === 'annex' || row.unit === 'point') owner = row;
    if (!owner || QUIET.has(row.status)) continue;
    const name = `${owner.unit} ${owner.labelAfter || owner.labelBefore}`;
    const isNote = row.unit === 'remark';
    // A note that only lost words speaks of something that came into force meanwhile.
    const added = row.segments.filter(({ type }) => type === 'ins').map(({ text }) => text);
    if (isNote && added.some((text) => NOTE.test(text) || /[0-9]/.test(text)))
      units.noted.set(owner.id, name);
    if (row.remains) units.noted.set(owner.id, name);
    if (!isNote) units.listed.set(owner.id, name);
  }
  return units;
}

describe('neighbouring wordings of real acts', () => {
  if (acts.length === 0) {
    it('is skipped: the wordings are not here', () => {
      process.stdout.write(`skipped: ${root} is absent\n`);
      expect(acts).toEqual([]);
    });
    return;
  }

  it.each(acts)('%s: what the notes say was amended is what is found', (act) => {
    const files = readdirSync(join(root, act))
      .filter((name) => name.endsWith('.html'))
      .sort();
    let [noted, listed, both] = [0, 0, 0];
    for (let at = 1; at < files.length; at += 1) {
      const [from = '', to = ''] = files.slice(at - 1, at + 1);
      const comparison = compareDocuments(read(join(root, act, from)), read(join(root, act, to)));
      const units = unitsOf(comparison);
      const missed = [...units.noted].filter(([id]) => !units.listed.has(id)).map(([, name]) => name);
      const more = [...units.listed].filter(([id]) => !units.noted.has(id)).map(([, name]) => name);
      noted += units.noted.size;
      listed += units.listed.size;
      both += units.noted.size - missed.length;
      process.stdout.write(
        `${act} ${from.slice(0, 8)} → ${to.slice(0, 8)}: ${JSON.stringify(comparison.summary)}; ` +
          `noted ${units.noted.size}, found ${units.listed.size}; ` +
          `noted only: ${missed.join(', ') || '–'}; found only: ${more.join(', ') || '–'}\n`,
      );
    }
    process.stdout.write(
      `${act}: of ${noted} units with a new note ${both} were found changed; of ${listed} found ${both} have one\n`,
    );
    expect(noted).toBeGreaterThan(0);
    expect(both).toBe(noted);
    expect(both / listed).toBeGreaterThan(0.95);
  });
});
