import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Command, EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderColumn,
  toggleHeaderRow,
} from 'prosemirror-tables';
import type { IconName } from '../ui/icon-paths';
import { openClauses, openFront } from './clause-keys';
import { goToPlaceholder } from './clauses';
import { liftFromList, lineBreak, newParagraph, newPoint } from './enter';
import { selectedFigure, takesFigure } from './figures';
import {
  newAnnex,
  newChapter,
  newClosingChapter,
  newFootnote,
  newFormula,
  newLine,
  toggleList,
} from './insert';
import { indent, outdent } from './levels';
import { askHistory, beginComment } from './margin-links';
import { raiseItem, sinkItem } from './lists';
import { moveUnit } from './move';
import { renumberAll } from './renumber';
import { suggestMode, toggleSuggesting } from './suggest/mode';
import { hasUnits, inTable } from './structure';
import { caption, equalColumns, newTable, USUAL_TABLE, widenColumn } from './tables';
import { follow, goBack } from './travel';

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
  group?: 'history' | 'text' | 'structure' | 'insert' | 'table' | 'review';
  only?: 'bylaw' | 'memorandum';
  /** What the editor asks first, or does itself; the command then only tells whether it can be done here. */
  asks?: EditorQuestion;
  /** Changes nothing, so that who may only read has it too. */
  reads?: true;
}

/** What the editor around the text does when an action is chosen. */
export type EditorQuestion = 'reference' | 'find' | 'replace' | 'table' | 'image' | 'describe' | 'help';

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
  (state, dispatch, view) =>
    inTable(state.selection.$from) && command(state, dispatch, view);

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
    id: 'reference',
    keys: '@',
    command: (state) => hasUnits(state.schema) && state.selection.$from.parent.inlineContent,
    asks: 'reference',
    group: 'insert',
    only: 'bylaw',
  },
  { id: 'list', command: toggleList, group: 'insert', only: 'memorandum' },
  {
    id: 'outdentItem',
    sign: '⇤',
    keys: 'Shift Tab',
    command: raiseItem,
    group: 'structure',
    only: 'memorandum',
  },
  { id: 'indentItem', sign: '⇥', keys: 'Tab', command: sinkItem, group: 'structure', only: 'memorandum' },
  { id: 'unlist', command: liftFromList, only: 'memorandum' },
  { id: 'footnote', sign: 'x¹⁾', command: newFootnote, group: 'insert' },
  { id: 'table', command: newTable(USUAL_TABLE), asks: 'table', group: 'insert' },
  { id: 'image', command: takesFigure, asks: 'image', group: 'insert' },
  { id: 'rowBefore', command: inTables(addRowBefore) },
  { id: 'rowAfter', command: inTables(addRowAfter), group: 'table' },
  { id: 'columnBefore', command: inTables(addColumnBefore) },
  { id: 'columnAfter', command: inTables(addColumnAfter), group: 'table' },
  { id: 'deleteRow', command: inTables(deleteRow), group: 'table' },
  { id: 'deleteColumn', command: inTables(deleteColumn), group: 'table' },
  { id: 'headerRow', command: inTables(toggleHeaderRow), group: 'table' },
  { id: 'headerColumn', command: inTables(toggleHeaderColumn), group: 'table' },
  { id: 'mergeCells', command: inTables(mergeCells), group: 'table' },
  { id: 'splitCell', command: inTables(splitCell), group: 'table' },
  { id: 'widenColumn', keys: 'Alt Shift →', command: widenColumn(1), group: 'table' },
  { id: 'narrowColumn', keys: 'Alt Shift ←', command: widenColumn(-1), group: 'table' },
  { id: 'equalColumns', command: equalColumns },
  { id: 'caption', command: caption, group: 'table' },
  { id: 'deleteTable', command: inTables(deleteTable), group: 'table' },
  { id: 'paragraph', keys: 'Alt Enter', command: newParagraph },
  { id: 'lineBreak', keys: 'Shift Enter', command: lineBreak },
  { id: 'formula', command: newFormula, only: 'bylaw' },
  { id: 'describe', command: (state) => selectedFigure(state) !== null, asks: 'describe' },
  { id: 'closing', command: newClosingChapter, only: 'bylaw' },
  { id: 'basis', command: newLine('basis'), only: 'bylaw' },
  { id: 'approval', command: newLine('approval'), only: 'bylaw' },
  { id: 'signature', command: newLine('signature'), only: 'bylaw' },
  { id: 'follow', keys: 'Alt →', command: follow, only: 'bylaw', reads: true },
  { id: 'goBack', keys: 'Alt ←', command: goBack, only: 'bylaw', reads: true },
  { id: 'comment', icon: 'chat', keys: 'Ctrl Alt M', command: beginComment, reads: true },
  { id: 'blame', icon: 'history', keys: 'Ctrl Alt H', command: askHistory, reads: true },
  {
    id: 'suggest',
    keys: 'Ctrl Shift E',
    command: toggleSuggesting,
    active: (state) => suggestMode(state).on,
    group: 'review',
  },
  { id: 'clauses', keys: '/', command: openClauses, only: 'bylaw' },
  { id: 'front', command: openFront, only: 'bylaw' },
  { id: 'nextPlaceholder', keys: 'F8', command: goToPlaceholder(1), reads: true },
  { id: 'previousPlaceholder', keys: 'Shift F8', command: goToPlaceholder(-1), reads: true },
  { id: 'find', icon: 'search', keys: 'Ctrl F', command: asked, asks: 'find', reads: true },
  { id: 'replace', keys: 'Ctrl H', command: asked, asks: 'replace' },
  { id: 'help', icon: 'help', keys: 'Ctrl /', command: asked, asks: 'help', reads: true },
];

/** The actions of a kind of document. */
export function actionsFor(kind: 'bylaw' | 'memorandum'): EditorAction[] {
  return ACTIONS.filter((action) => action.only === undefined || action.only === kind);
}
