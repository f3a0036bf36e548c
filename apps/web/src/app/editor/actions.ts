import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Command, EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from 'prosemirror-tables';
import type { IconName } from '../ui/icon-paths';
import { liftFromList, newParagraph, newPoint } from './enter';
import {
  newAnnex,
  newChapter,
  newClosingChapter,
  newFootnote,
  newLine,
  newTable,
  toggleList,
} from './insert';
import { indent, outdent } from './levels';
import { moveUnit } from './move';
import { renumberAll } from './renumber';
import { hasUnits, inTable } from './structure';

/** Something that the toolbar and the palette offer; its name is the text `editor.action.<id>`. */
export interface EditorAction {
  id: string;
  /** What the button shows: an icon, a sign, or (empty) its name. */
  icon?: IconName;
  sign?: string;
  /** The keys, as they are printed. */
  keys?: string;
  command: Command;
  /** For marks: whether the selection has it. */
  active?: (state: EditorState) => boolean;
  /** The group of the toolbar; without one the action is in the palette only. */
  group?: 'history' | 'text' | 'structure' | 'insert' | 'table';
  only?: 'bylaw' | 'memorandum';
}

const mark = (name: string): Pick<EditorAction, 'command' | 'active'> => ({
  command: (state, dispatch) => {
    const type = state.schema.marks[name];
    return type ? toggleMark(type)(state, dispatch) : false;
  },
  active: (state) => {
    const type = state.schema.marks[name];
    const { from, to, empty, $from } = state.selection;
    if (!type) return false;
    if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
    return state.doc.rangeHasMark(from, to, type);
  },
});

const inTables =
  (command: Command): Command =>
  (state, dispatch) =>
    inTable(state.selection.$from) && command(state, dispatch);

/** `@` is typed by the component, which knows the view. */
export const REFERENCE = 'reference';
/** Opens the bar for finding and replacing. */
export const FIND = 'find';

const asked: Command = () => true;

/** Everything that can be done with the text, in the order of the toolbar. */
export const ACTIONS: readonly EditorAction[] = [
  { id: 'undo', sign: '↶', keys: 'Ctrl Z', command: undo, group: 'history' },
  { id: 'redo', sign: '↷', keys: 'Ctrl Y', command: redo, group: 'history' },
  { id: 'strong', sign: 'B', keys: 'Ctrl B', group: 'text', ...mark('strong') },
  { id: 'em', sign: 'I', keys: 'Ctrl I', group: 'text', ...mark('em') },
  { id: 'superscript', sign: 'x²', keys: 'Ctrl .', group: 'text', ...mark('superscript') },
  { id: 'subscript', sign: 'x₂', keys: 'Ctrl ,', group: 'text', ...mark('subscript') },
  { id: 'outdent', sign: '⇤', keys: 'Shift Tab', command: outdent, group: 'structure', only: 'bylaw' },
  { id: 'indent', sign: '⇥', keys: 'Tab', command: indent, group: 'structure', only: 'bylaw' },
  { id: 'renumber', command: renumberAll, only: 'bylaw' },
  { id: 'moveUp', icon: 'arrow-up', keys: 'Alt ↑', command: moveUnit(-1), group: 'structure', only: 'bylaw' },
  {
    id: 'moveDown',
    icon: 'arrow-down',
    keys: 'Alt ↓',
    command: moveUnit(1),
    group: 'structure',
    only: 'bylaw',
  },
  { id: 'point', keys: 'Ctrl Enter', command: newPoint, group: 'insert', only: 'bylaw' },
  { id: 'chapter', command: newChapter, group: 'insert', only: 'bylaw' },
  { id: 'annex', command: newAnnex, group: 'insert', only: 'bylaw' },
  {
    id: REFERENCE,
    keys: '@',
    command: (state) => hasUnits(state.schema) && state.selection.$from.parent.inlineContent,
    group: 'insert',
    only: 'bylaw',
  },
  { id: 'list', command: toggleList, group: 'insert', only: 'memorandum' },
  { id: 'unlist', command: liftFromList, only: 'memorandum' },
  { id: 'table', command: newTable(3, 3), group: 'insert' },
  { id: 'rowAfter', command: inTables(addRowAfter), group: 'table' },
  { id: 'columnAfter', command: inTables(addColumnAfter), group: 'table' },
  { id: 'deleteRow', command: inTables(deleteRow), group: 'table' },
  { id: 'deleteColumn', command: inTables(deleteColumn), group: 'table' },
  { id: 'headerRow', command: inTables(toggleHeaderRow), group: 'table' },
  { id: 'mergeCells', command: inTables(mergeCells), group: 'table' },
  { id: 'splitCell', command: inTables(splitCell), group: 'table' },
  { id: 'deleteTable', command: inTables(deleteTable), group: 'table' },
  { id: 'paragraph', keys: 'Alt Enter', command: newParagraph },
  { id: 'footnote', command: newFootnote },
  { id: 'closing', command: newClosingChapter, only: 'bylaw' },
  { id: 'basis', command: newLine('basis'), only: 'bylaw' },
  { id: 'approval', command: newLine('approval'), only: 'bylaw' },
  { id: 'signature', command: newLine('signature'), only: 'bylaw' },
  { id: FIND, icon: 'search', keys: 'Ctrl F', command: asked },
];

/** The actions of a kind of document. */
export function actionsFor(kind: 'bylaw' | 'memorandum'): EditorAction[] {
  return ACTIONS.filter((action) => action.only === undefined || action.only === kind);
}
