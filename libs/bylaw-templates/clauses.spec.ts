import { Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import * as fc from 'fast-check';
import {
  idSource,
  newId,
  numberDocument,
  parseDocument,
  placeholdersIn,
  referencesIn,
  resolveReference,
  seededRandom,
  textBlocks,
} from '#libs/bylaw-document';
import { lintBylaw } from '#libs/bylaw-lint';
import { articleText } from '#libs/contracts';
import { runs } from '../../tests/support/runs.js';
import {
  buildPoints,
  buildTemplate,
  CLAUSE_DEPTH,
  CLAUSES,
  CLAUSE_GROUPS,
  clausePointsOf,
  clausePosition,
  clauseText,
  fillClause,
  isClosingGroup,
  parametersOf,
  pointsBetween,
  readClause,
  renewIds,
  TEMPLATE_IDS,
  TEMPLATES,
  type ClausePoint,
} from './index.js';

const council = 'Vidzāles novada dome';
const ids = (seed = 1) => idSource(seededRandom(seed));
const build = (id: (typeof TEMPLATE_IDS)[number]): Node =>
  buildTemplate(TEMPLATES[id], { council, newId: ids() });

describe.each(CLAUSES.map((clause) => [clause.id, clause] as const))('the clause %s', (_id, clause) => {
  it('stands in a by-law with no finding but placeholders', () => {
    const doc = build('general');
    const points = buildPoints(fillClause(clause.points, {}), { council, newId: ids(99) });
    const at = clausePosition(doc.resolve(doc.content.size - 4), isClosingGroup(clause.group)) ?? -1;
    const { doc: out } = new Transform(doc).insert(at, points);
    out.check();
    expect(parseDocument(out.toJSON()).allowed).toBe(true);
    const before = lintBylaw(doc).filter(({ code }) => code !== 'lint.placeholder');
    const codes = lintBylaw(out).map(({ code }) => code as string);
    expect(codes.filter((code) => code !== 'lint.placeholder')).toEqual(before);
  });

  it('asks for each of its parameters once, and has none left when all are given', () => {
    const asked = parametersOf(clause.points);
    expect(new Set(asked).size).toBe(asked.length);
    const given = Object.fromEntries(asked.map((one) => [one, ' dotais  vārds ']));
    const texts = clauseText(fillClause(clause.points, given));
    expect(placeholdersIn(texts)).toEqual([]);
    if (asked.length > 0) expect(texts).toContain('dotais vārds');
  });

  it('names its source, kinds that there are and a group that is shown', () => {
    if (clause.article) expect(articleText(clause.article, 'lv')).toMatch(/\d/);
    expect(CLAUSE_GROUPS).toContain(clause.group);
    for (const kind of clause.kinds ?? []) expect(TEMPLATE_IDS).toContain(kind);
  });
});

describe('the library', () => {
  it('has every id once and something for every group', () => {
    expect(new Set(CLAUSES.map(({ id }) => id)).size).toBe(CLAUSES.length);
    expect(new Set(CLAUSES.map(({ group }) => group))).toEqual(new Set(CLAUSE_GROUPS));
  });
});

describe('clauses as lines', () => {
  it('read sub-points by their dashes', () => {
    const source = 'Iesniegumu iesniedz:\n- elektroniski;\n- klātienē:\n-- iestādē.\n\nOtrs  punkts.';
    expect(readClause(source)).toEqual([
      {
        text: 'Iesniegumu iesniedz:',
        items: [{ text: 'elektroniski;' }, { text: 'klātienē:', items: [{ text: 'iestādē.' }] }],
      },
      { text: 'Otrs punkts.' },
    ]);
  });

  it('never lie deeper than a by-law allows, nor begin below a point', () => {
    const depth = (points: readonly ClausePoint[]): number =>
      1 + Math.max(0, ...points.map(({ items }) => (items ? depth(items) : 0)));
    expect(readClause('-- viens\n----- divi')).toEqual([{ text: 'viens', items: [{ text: 'divi' }] }]);
    expect(depth(readClause('a\n- b\n-- c\n--- d\n---- e\n----- f'))).toBe(CLAUSE_DEPTH);
    expect(readClause(' \n\n')).toEqual([]);
  });

  it('come back as they were written', () => {
    const { tree } = fc.letrec<{ tree: ClausePoint }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: CLAUSE_DEPTH - 2, depthSize: 'max' },
        fc.record({ text: fc.stringMatching(/^[a-zāčē]{1,8}( [a-z]{1,5})?[;.:]$/) }),
        fc.record({
          text: fc.stringMatching(/^[a-zāčē]{1,8}:$/),
          items: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (points) => {
        expect(readClause(clauseText(points))).toEqual(points);
      }),
      runs(200),
    );
  });
});

describe('a clause out of a by-law', () => {
  it('is the points of the selection with their sub-points, references printed', () => {
    const doc = build('penalties');
    const numbering = numberDocument(doc);
    const [site] = referencesIn(doc);
    const at = site?.pos ?? 0;
    const { points, left } = clausePointsOf(pointsBetween(doc, at, at + 1), numbering);
    expect(left).toBe(0);
    expect(points).toHaveLength(1);
    const printed = site ? resolveReference(site.node, numbering, null).text : '';
    expect(printed).toBe('3. punktā');
    expect(points[0]?.text).toContain(`Par ${printed} noteiktā aizlieguma`);
  });

  it('counts what a clause cannot hold', () => {
    const doc = build('budget');
    const table = doc.lastChild?.lastChild;
    const point = doc.type.schema.node('point', { id: newId(seededRandom(4)) }, [
      doc.type.schema.node('paragraph', { id: newId(seededRandom(5)) }, doc.type.schema.text('Skat.')),
      ...(table ? [table] : []),
    ]);
    expect(clausePointsOf([point], new Map())).toEqual({ points: [{ text: 'Skat.' }], left: 1 });
  });
});

describe('clausePosition', () => {
  const doc = build('social_aid');
  const parentAt = (at: number | null): string => (at === null ? '' : doc.resolve(at).parent.type.name);

  it('is behind the point of the cursor, from any depth of it', () => {
    for (const block of textBlocks(doc).filter(
      ({ unit }) => unit?.kind === 'subpoint' || unit?.kind === 'point',
    )) {
      const at = clausePosition(doc.resolve(block.pos), false);
      expect(parentAt(at)).toBe('chapter');
      expect(doc.resolve(at ?? 0).nodeBefore?.type.name).toBe('point');
      expect(at ?? 0).toBeGreaterThan(block.pos);
    }
  });

  it('is the end of the body for a cursor in the title, and the closing chapter for a closing clause', () => {
    expect(parentAt(clausePosition(doc.resolve(3), false))).toBe('body');
    const closing = clausePosition(doc.resolve(3), true);
    expect(parentAt(closing)).toBe('chapter');
    expect(doc.resolve(closing ?? 0).parent.attrs['role']).toBe('closing');
  });

  it('is the end of the body where there is no closing chapter', () => {
    expect(parentAt(clausePosition(build('budget').resolve(3), true))).not.toBe('chapter');
  });
});

describe('renewIds', () => {
  it('gives every node another id and lets references follow', () => {
    const doc = build('participatory_budget');
    const renewed = renewIds(doc, ids(42));
    expect(parseDocument(renewed.toJSON()).allowed).toBe(true);
    const idsOf = (one: Node): Set<string> => new Set(textBlocks(one).map(({ id }) => id));
    expect([...idsOf(renewed)].filter((id) => idsOf(doc).has(id))).toEqual([]);
    const targets = referencesIn(renewed).map(({ node }) => String(node.attrs['target']));
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(numberDocument(renewed).has(target)).toBe(true);
    expect(renewed.textContent).toBe(doc.textContent);
    expect(Fragment.from(renewed).size).toBe(Fragment.from(doc).size);
  });
});
