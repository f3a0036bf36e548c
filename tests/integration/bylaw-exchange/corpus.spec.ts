import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bylawSchema, idSource, parseDocument, seededRandom } from '#libs/bylaw-document';
import {
  exportMarkdown,
  importBylaw,
  importedText,
  importedWords,
  normaliseText,
  sourceText,
  sourceWords,
  type ImportResult,
} from '#libs/bylaw-exchange';

/** Real acts beside the project; the project itself carries none. */
const DATA = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const FOLDERS = [
  'acts/bylaws',
  'acts/amendments',
  'acts/html',
  'history/mk-571-celu-satiksme',
  'history/mk-847-narkotikas',
  'law',
];

const files = FOLDERS.filter((folder) => existsSync(DATA + folder)).flatMap((folder) =>
  readdirSync(DATA + folder)
    .filter((name) => /\.(md|txt|html)$/.test(name) && name !== 'README.md')
    .map((name) => `${folder}/${name}`),
);

interface Reading {
  result: ImportResult;
  source: { name: string; text: string };
}

const readings = new Map<string, Reading>();

function read(file: string): Reading {
  const known = readings.get(file);
  if (known) return known;
  const source = { name: file, text: readFileSync(DATA + file, 'utf8') };
  const result = importBylaw(source, { newId: idSource(seededRandom(1)) });
  if (!result.allowed) throw new Error(JSON.stringify(result.violations));
  const reading = { result, source };
  readings.set(file, reading);
  return reading;
}

if (files.length === 0) {
  process.stdout.write(`Import of real acts: skipped, there is no ${DATA}\n`);
  it.skip('imports real acts (no ../shared/data)', () => undefined);
} else {
  describe('real acts', () => {
    const figures: string[] = [];
    afterAll(() => process.stdout.write(`${figures.join('\n')}\n`));

    it.each(files)('%s loses no word and is a valid document', (file) => {
      const { result, source } = read(file);
      const words = sourceWords(source);
      const imported = importedWords(result);
      const { points, subpoints } = result.recognised;
      figures.push(
        `${file}: ${words.length}/${imported.length} words, ${points} points, ${subpoints} sub-points, ${result.findings.length} findings`,
      );
      expect(words.length).toBeGreaterThan(100);
      expect(imported).toEqual(words);
      expect(normaliseText(importedText(result))).toBe(normaliseText(sourceText(source)));
      expect(parseDocument(result.document)).toMatchObject({ allowed: true });
      if (result.memorandum) expect(parseDocument(result.memorandum)).toMatchObject({ allowed: true });
    });

    it.each(files)('%s: every text of the document has its place in the source, once', (file) => {
      const { result } = read(file);
      const traced = result.origins.filter((origin) => origin.in === 'document' && origin.what === 'text');
      const paths = new Set(traced.map((origin) => origin.path.join('/')));
      expect(paths.size).toBe(traced.length);
      const texts: string[] = [];
      const visit = (node: { content?: (typeof result.document)[]; type: string }, path: number[]): void => {
        const inline = node.content?.some((child) => child.type === 'text' || child.type === 'hard_break');
        if (inline) texts.push(path.join('/'));
        else node.content?.forEach((child, index) => visit(child, [...path, index]));
      };
      visit(result.document, []);
      expect(texts.filter((path) => !paths.has(path))).toEqual([]);
    });

    it.each(files.filter((file) => !file.startsWith('law/')))('%s survives Markdown', (file) => {
      const doc = bylawSchema.nodeFromJSON(read(file).result.document);
      const text = exportMarkdown(doc);
      const again = importBylaw({ name: 'x.md', text }, { newId: idSource(seededRandom(2)) });
      if (!again.allowed) throw new Error(JSON.stringify(again.violations));
      const back = bylawSchema.nodeFromJSON(again.document);
      expect(exportMarkdown(back)).toBe(text);
      expect(again.recognised).toMatchObject(counts(read(file).result));
    });

    it.each([
      ['acts/bylaws/326384.md', { points: 53, chapters: 16, deleted: 2, annexes: 1 }],
      ['acts/bylaws/327068.md', { points: 33, superscripted: 4, deleted: 2 }],
      ['acts/bylaws/330403.md', { superscripted: 6, closing: 1 }],
      ['acts/bylaws/349197.md', { points: 48, chapters: 11 }],
      ['acts/bylaws/369545.md', { points: 49, annexes: 3, memorandum: 8 }],
      ['acts/amendments/372.txt', { points: 1, subpoints: 3 }],
      ['history/mk-571-celu-satiksme/20140912.txt', { points: 339, chapters: 42, superscripted: 10 }],
      ['history/mk-571-celu-satiksme/20140912.html', { points: 339, chapters: 42, superscripted: 10 }],
    ])('%s is recognised', (file, expected) => {
      expect(read(file).result.recognised).toMatchObject(expected);
    });

    it('reads both forms of the same wording alike', () => {
      const stems = files.filter((file) => file.startsWith('history/') && file.endsWith('.txt'));
      for (const file of stems) {
        const text = counts(read(file).result);
        expect(counts(read(file.replace(/txt$/, 'html')).result)).toEqual(text);
      }
    });
  });
}

/** What two readings of the same act have to agree in. */
function counts(result: ImportResult): Partial<ImportResult['recognised']> {
  const { chapters, points, subpoints, superscripted, deleted, annexes, closing, signature, title } =
    result.recognised;
  return { chapters, points, subpoints, superscripted, deleted, annexes, closing, signature, title };
}
