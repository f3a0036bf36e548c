import { EditorState, TextSelection } from 'prosemirror-state';
import { idSource, numberDocument, parseDocument, placeholdersOf, seededRandom } from '#libs/bylaw-document';
import { buildPoints, buildTemplate, CLAUSES, fillClause, TEMPLATES } from '#libs/bylaw-templates';
import { frontOf, goToPlaceholder, insertClause, selectedPoints, writeFront } from './clauses';

const council = 'Vidzāles novada dome';
const ids = (seed: number) => idSource(seededRandom(seed));
const start = (id: keyof typeof TEMPLATES = 'fees') =>
  EditorState.create({ doc: buildTemplate(TEMPLATES[id], { council, newId: ids(1) }) });
const clause = (id: string) => {
  const found = CLAUSES.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return buildPoints(fillClause(found.points, {}), { council, newId: ids(9) });
};
const selected = (state: EditorState): string =>
  state.doc.textBetween(state.selection.from, state.selection.to);

describe('goToPlaceholder', () => {
  it('visits every place once, round and round, in both directions', () => {
    let state = start();
    const all = placeholdersOf(state.doc).map(({ asks }) => `[${asks}]`);
    const walk = (direction: 1 | -1, steps: number): string[] =>
      Array.from({ length: steps }, () => {
        goToPlaceholder(direction)(state, (tr) => (state = state.apply(tr)));
        return selected(state);
      });
    expect(walk(1, all.length + 1)).toEqual([...all, all[0]]);
    expect(walk(-1, 2)).toEqual([all.at(-1), all.at(-2)]);
  });

  it('has nowhere to go in a text that is filled in', () => {
    const { schema } = start();
    const doc = schema.node('doc', null, [
      schema.node('front', null, [schema.node('title', { id: 'abcdefghijkl' })]),
      schema.node('body', null, []),
    ]);
    expect(goToPlaceholder(1)(EditorState.create({ doc }))).toBe(false);
  });
});

describe('insertClause', () => {
  it('puts the points behind the point of the cursor and selects the first thing to fill in', () => {
    const state = start();
    const [first] = placeholdersOf(state.doc).filter(({ from }) => state.doc.resolve(from).depth > 3);
    const inside = state.apply(state.tr.setSelection(TextSelection.create(state.doc, first?.from ?? 1)));
    const tr = insertClause(inside, clause('application'), { id: 'application', closing: false });
    if (!tr) throw new Error('Nothing was inserted.');
    const after = inside.apply(tr);
    expect(parseDocument(after.doc.toJSON()).allowed).toBe(true);
    expect(selected(after)).toBe('[norādīt, ko persona var saņemt]');
    expect(tr.getMeta('origin')).toEqual({ kind: 'clause', id: 'application' });
    const numbers = [...numberDocument(after.doc).values()].filter(({ kind }) => kind === 'point').length;
    expect(numbers).toBe(
      [...numberDocument(state.doc).values()].filter(({ kind }) => kind === 'point').length + 3,
    );
  });

  it('puts a closing clause into the closing chapter, whose heading then agrees', () => {
    let state = start('penalties');
    const text = (): string => state.doc.textContent;
    // One closing point only.
    let cut: { from: number; to: number } | null = null;
    state.doc.descendants((node, pos) => {
      if (node.attrs['role'] === 'closing' && node.lastChild)
        cut = { from: pos + node.nodeSize - 1 - node.lastChild.nodeSize, to: pos + node.nodeSize - 1 };
      return !node.isTextblock;
    });
    const { from, to } = cut ?? { from: 0, to: 0 };
    state = state.apply(state.tr.delete(from, to));
    state = state.apply(writeHeading(state, 'Noslēguma jautājumi', 'Noslēguma jautājums'));
    expect(text()).toContain('Noslēguma jautājums');
    const tr = insertClause(state, clause('temporary'), { id: 'temporary', closing: true });
    state = tr ? state.apply(tr) : state;
    expect(text()).toContain('Noslēguma jautājumi');
    expect(text().endsWith('Noteikumi ir spēkā līdz [norādīt dienu].')).toBe(true);
    expect(selected(state)).toBe('[norādīt dienu]');
  });

  it('inserts nothing where there are no points', () => {
    expect(insertClause(start(), [], { id: 'x', closing: false })).toBeNull();
  });
});

function writeHeading(state: EditorState, before: string, after: string) {
  let at = -1;
  state.doc.descendants((node, pos) => {
    if (node.isTextblock && node.textContent === before) at = pos;
    return !node.isTextblock;
  });
  return state.tr.insertText(after, at + 1, at + 1 + before.length);
}

describe('writeFront', () => {
  it('replaces only the characters that differ, title and basis in one transaction', () => {
    const state = start();
    const before = frontOf(state.doc);
    const texts = {
      title: before.title.replace('[norādīt nodevas objektu]', 'ielu tirdzniecību'),
      basis: 'Izdoti saskaņā ar likuma "Par nodokļiem un nodevām" 12. pantu',
    };
    const tr = writeFront(state, texts);
    if (!tr) throw new Error('Nothing was written.');
    const after = state.apply(tr);
    expect(frontOf(after.doc)).toEqual(texts);
    expect(tr.steps).toHaveLength(2);
    expect(parseDocument(after.doc.toJSON()).allowed).toBe(true);
    expect(writeFront(after, texts)).toBeNull();
  });

  it('adds a line for the basis where there is none, and joins several', () => {
    const { schema } = start();
    const line = (name: string, id: string, text: string) =>
      schema.node(name, { id }, text === '' ? [] : [schema.text(text)]);
    const doc = (...lines: ReturnType<typeof line>[]) =>
      EditorState.create({
        doc: schema.node('doc', null, [schema.node('front', null, lines), schema.node('body', null, [])]),
      });
    const bare = doc(line('title', 'aaaaaaaaaaaa', 'Par suņiem'));
    const texts = { title: 'Par kaķiem', basis: 'Izdoti saskaņā ar Pašvaldību likuma 44. pantu' };
    const added = writeFront(bare, texts);
    expect(added && frontOf(bare.apply(added).doc)).toEqual(texts);
    const two = doc(
      line('title', 'aaaaaaaaaaaa', 'Par suņiem'),
      line('basis', 'bbbbbbbbbbbb', 'Izdoti saskaņā ar'),
      line('basis', 'cccccccccccc', 'Pašvaldību likuma 43. pantu'),
    );
    const joined = writeFront(two, texts);
    const after = joined && two.apply(joined).doc;
    expect(after && frontOf(after)).toEqual(texts);
    expect(after?.firstChild?.childCount).toBe(2);
  });
});

describe('selectedPoints', () => {
  it('are the whole points that a selection touches', () => {
    const state = start();
    const found: number[] = [];
    state.doc.descendants((node, pos) => {
      if (node.type.name === 'point') found.push(pos);
      return !node.isTextblock;
    });
    const [, second = 0, third = 0] = found;
    const tr = state.tr.setSelection(TextSelection.create(state.doc, second + 3, third + 3));
    expect(selectedPoints(state.apply(tr))).toHaveLength(2);
  });
});
