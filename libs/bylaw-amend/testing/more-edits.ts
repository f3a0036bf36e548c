import { bylawSchema } from '#libs/bylaw-document';
import { Node } from 'prosemirror-model';
import { body, chaptersOf, pointsOf, TreeUnit, type FoundUnit } from '../tree.js';
import { below, type Dice } from './edits.js';

type Edit = (dice: Dice, root: TreeUnit) => string;

/** Edits of tables, images, chapters, annexes and lists, and of the same word in many places. */
export function moreEdits(dice: Dice, root: TreeUnit): string {
  return dice.one(EDITS)?.(dice, root) ?? 'nothing';
}

const live = ({ unit }: FoundUnit): boolean => unit.attrs['deleted'] !== true;

function unitsOf(root: TreeUnit): FoundUnit[] {
  return root.units
    .filter(({ type }) => type === 'body' || type === 'annex')
    .flatMap((scope) => pointsOf(scope))
    .flatMap((found) => [found, ...below(found.unit)])
    .filter(live);
}

function textIn(node: Node): Node {
  return bylawSchema.node('paragraph', node.attrs, [bylawSchema.text(`${node.textContent || 'x'} mainīts`)]);
}

/** The same table with one cell changed. */
function withChangedCell(table: Node, row: number): Node {
  const rows = table.children.map((one, at) =>
    at === row % table.childCount
      ? one.copy(
          one.type.create(
            one.attrs,
            one.children.map((cell, place) =>
              place === 0 ? cell.type.create(cell.attrs, cell.children.map(textIn)) : cell,
            ),
          ).content,
        )
      : one,
  );
  return table.type.create(table.attrs, rows);
}

const EDITS: readonly Edit[] = [
  function cell(dice, root) {
    for (const { unit } of [...unitsOf(root), ...root.units.map((one) => ({ unit: one, parent: root }))]) {
      const at = unit.children.findIndex((child) => child instanceof Node && child.type.name === 'table');
      const table = unit.children[at];
      if (!(table instanceof Node) || dice.random() < 0.5) continue;
      unit.children[at] = withChangedCell(table, dice.upTo(3));
      return 'change a cell';
    }
    return 'nothing';
  },
  function image(dice, root) {
    const found = dice.one(unitsOf(root));
    const digest = dice.upTo(1_000_000).toString(16).padStart(64, '0');
    found?.unit.children.splice(
      1,
      0,
      bylawSchema.node('figure', { id: dice.newId(), digest, alt: dice.words(2) }),
    );
    return 'insert an image';
  },
  function annexText(dice, root) {
    const annex = dice.one(
      root.units.filter(({ type, attrs }) => type === 'annex' && attrs['deleted'] !== true),
    );
    annex?.children.splice(1, 0, dice.text());
    return 'insert a paragraph into an annex';
  },
  function annexAway(dice, root) {
    const annex = dice.one(root.units.filter(({ type }) => type === 'annex'));
    root.children = root.children.filter((child) => child !== annex);
    return 'delete an annex';
  },
  function newAnnex(dice, root) {
    root.children.push(dice.annex());
    return 'add an annex';
  },
  function chapterAway(dice, root) {
    const found = dice.one(chaptersOf(body(root)).filter(live));
    if (found) found.parent.children = found.parent.children.filter((child) => child !== found.unit);
    return 'delete a chapter';
  },
  function chapterMoved(dice, root) {
    const found = dice.one(chaptersOf(body(root)).filter(live));
    if (!found) return 'nothing';
    found.parent.children = found.parent.children.filter((child) => child !== found.unit);
    found.parent.children.splice(dice.upTo(found.parent.children.length + 1), 0, found.unit);
    return 'move a chapter';
  },
  function heading(dice, root) {
    const found = dice.one(chaptersOf(body(root)).filter(live));
    if (found)
      found.unit.children[0] = bylawSchema.node('heading', null, [bylawSchema.text(dice.sentence())]);
    return 'rename a chapter';
  },
  function swap(dice, root) {
    const found = dice.one(unitsOf(root));
    const siblings = found?.parent.children ?? [];
    const at = found ? siblings.indexOf(found.unit) : -1;
    const next = siblings[at + 1];
    if (!found || !(next instanceof TreeUnit) || next.type !== found.unit.type) return 'nothing';
    siblings.splice(at, 2, next, found.unit);
    return 'swap two units';
  },
  function promoted(dice, root) {
    const found = dice.one(
      unitsOf(root).filter(({ unit, parent }) => unit.type === 'subpoint' && parent.type === 'point'),
    );
    const holder = found && unitsOf(root).find(({ unit }) => unit === found.parent);
    if (!found || !holder) return 'nothing';
    found.parent.children = found.parent.children.filter((child) => child !== found.unit);
    const point = new TreeUnit('point', { ...found.unit.attrs, label: null }, found.unit.children);
    holder.parent.children.splice(holder.parent.children.indexOf(holder.unit) + 1, 0, point);
    return 'make a sub-point a point';
  },
  function everywhere(dice, root) {
    const [from, to] = [dice.words(1), dice.words(1)];
    const inside = (unit: TreeUnit): void => {
      unit.children = unit.children.map((child) => {
        if (child instanceof TreeUnit) {
          if (child.type !== 'front') inside(child);
          return child;
        }
        if (child.type.name !== 'paragraph') return child;
        const words = child.textContent.split(' ').map((word) => (word === from ? to : word));
        return bylawSchema.node('paragraph', child.attrs, [bylawSchema.text(words.join(' '))]);
      });
    };
    inside(root);
    return `change "${from}" to "${to}" everywhere`;
  },
  function quotes(dice, root) {
    const found = dice.one(unitsOf(root));
    const [first] = found?.unit.children ?? [];
    if (found && first instanceof Node)
      found.unit.children[0] = bylawSchema.node('paragraph', first.attrs, [
        bylawSchema.text(`${first.textContent} Izteikt 5. punktu šādā redakcijā: "5. "Jauns" teksts."`),
      ]);
    return 'add words that look like an instruction';
  },
];
