import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { changesStructure } from './structure';

const key = new PluginKey<DecorationSet>('heading-levels');

/** Headings of sub-chapters are one level below those of chapters, for whoever goes through the text by headings. */
export function headingLevels(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => levels(doc),
      apply: (tr, marks) => {
        if (!tr.docChanged) return marks;
        return changesStructure(tr) ? levels(tr.doc) : marks.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function levels(doc: Node): DecorationSet {
  const marks: Decoration[] = [];
  const visit = (parent: Node, start: number, level: number): void =>
    parent.forEach((child, offset) => {
      const pos = start + offset;
      const { name } = child.type;
      if (name === 'heading' && level > 2)
        marks.push(Decoration.node(pos, pos + child.nodeSize, { 'aria-level': String(level) }));
      if (name === 'body' || name === 'annex') visit(child, pos + 1, 2);
      else if (name === 'chapter') visit(child, pos + 1, parent.type.name === 'body' ? 2 : level + 1);
    });
  visit(doc, 0, 2);
  return marks.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, marks);
}
