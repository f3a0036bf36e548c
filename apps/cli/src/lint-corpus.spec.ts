import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Node } from 'prosemirror-model';
import {
  bylawSchema,
  idSource,
  memorandumSchema,
  numberDocument,
  referencesIn,
  seededRandom,
  textBlocks,
} from '#libs/bylaw-document';
import { importBylaw } from '#libs/bylaw-exchange';
import { applyFix, LINT_CODES, lintBylaw } from '#libs/bylaw-lint';

const root = join(process.cwd(), '../shared/data/acts');
const files = existsSync(root)
  ? ['bylaws', 'amendments'].flatMap((part) =>
      readdirSync(join(root, part)).map((name) => join(root, part, name)),
    )
  : [];

interface Read {
  file: string;
  doc: Node;
}

const read: Read[] = files.flatMap((path) => {
  const result = importBylaw(
    { name: path, text: readFileSync(path, 'utf8') },
    { newId: idSource(seededRandom(1)) },
  );
  if (!result.allowed) throw new Error(path);
  const file = basename(path);
  const memorandum = result.memorandum ? [memorandumSchema.nodeFromJSON(result.memorandum)] : [];
  return [
    { file, doc: bylawSchema.nodeFromJSON(result.document) },
    ...memorandum.map((doc) => ({ file, doc })),
  ];
});

/** The findings of a file as `code number words`. */
function found(file: string): string[] {
  return read
    .filter((one) => one.file === file)
    .flatMap(({ doc }) => {
      const numbering = numberDocument(doc);
      const blocks = new Map(textBlocks(doc, numbering).map((block) => [block.id, block]));
      return lintBylaw(doc).map(({ code, where, position }) => {
        const block = blocks.get(where);
        const number = numbering.get(where)?.text ?? block?.unit?.text ?? '';
        return `${code.slice(5)} ${number} ${position ? (block?.text.slice(position.from, position.to) ?? '') : ''}`.trim();
      });
    });
}

describe('the linter over real acts', () => {
  if (files.length === 0) {
    it('is skipped: the corpus is not here', () => {
      process.stdout.write(`skipped: ${root} is absent\n`);
      expect(files).toEqual([]);
    });
    return;
  }

  it('finds their known faults', () => {
    // Points that do not exist, a heading in the wrong number, numbers left out, a point without text.
    expect(found('349197.md')).toContain('reference-not-found 5.1.8. 11.3. punktā');
    expect(found('333752.md')).toContain('closing-heading V Noslēguma jautājumi');
    expect(found('330403.md')).toEqual(
      expect.arrayContaining(['number-gap 21.', 'number-gap 33.', 'empty-unit 34.']),
    );
    expect(found('326384.md')).toContain('number-gap 31.');
    // Wrong signs behind items, "turpmāk tekstā", a currency sign, the same sentence twice.
    expect(found('326892.md')).toEqual(
      expect.arrayContaining([
        'list-item-end 2.1. ,',
        'later-in-text 1. turpmāk tekstā',
        'decimal-point 6. 300.00',
      ]),
    );
    expect(found('359843.md')).toContain('list-item-end 18.3. .');
    expect(found('327068.md').filter((one) => one.startsWith('currency'))).toHaveLength(4);
    expect(found('333752.md').filter((one) => one.startsWith('duplicate-sentence'))).toHaveLength(1);
  });

  it('takes no promulgated text for a breach: no quotes, dates, citations, names that are none', () => {
    const quiet = new Set([
      'quotes-unbalanced',
      'date-invalid',
      'citation-not-found',
      'duplicate-number',
      'dangling-reference',
    ]);
    for (const file of new Set(read.map((one) => one.file))) {
      const codes = found(file).map((one) => one.split(' ')[0] ?? '');
      expect([file, codes.filter((code) => quiet.has(code) || code.startsWith('personal'))]).toEqual([
        file,
        [],
      ]);
    }
  });

  it('fixes what it offers to fix', () => {
    let fixed = 0;
    for (const { doc } of read) {
      const before = lintBylaw(doc);
      for (const finding of before.filter(({ fix }) => fix).slice(0, 10)) {
        const after = applyFix(doc, finding);
        expect(after && lintBylaw(after).length).toBeLessThan(before.length);
        fixed += 1;
      }
    }
    expect(fixed).toBeGreaterThan(20);
  });

  it('says how often each rule speaks, and how many references are live', () => {
    const counts = new Map<string, number>();
    let live = 0;
    let cited = 0;
    for (const { doc } of read) {
      for (const { code } of lintBylaw(doc, { rules: 'all' })) counts.set(code, (counts.get(code) ?? 0) + 1);
      live += referencesIn(doc).length;
      doc.descendants((node) => {
        if (node.marks.some(({ type }) => type.name === 'citation')) cited += 1;
      });
    }
    const lines = LINT_CODES.map((code) => `${code}: ${counts.get(code) ?? 0}`);
    process.stdout.write(
      `${files.length} acts\n${lines.join('\n')}\nlive references: ${live}, citations: ${cited}\n`,
    );
    expect(live).toBeGreaterThan(100);
    expect(cited).toBeGreaterThan(50);
  });
});
