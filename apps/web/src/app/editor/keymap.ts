import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keydownHandler } from 'prosemirror-keymap';
import type { Schema } from 'prosemirror-model';
import { Plugin, type Command } from 'prosemirror-state';
import { undoInputRule } from 'prosemirror-inputrules';
import { goToNextCell } from 'prosemirror-tables';
import { deleteAcross } from './across';
import { enter, lineBreak, newParagraph, newPoint } from './enter';
import { crossFootnote, deleteFootnote, keepFootnote, leaveFootnote } from './footnotes';
import { joinBackward, joinForward } from './join';
import { indent, outdent } from './levels';
import { raiseItem, sinkItem } from './lists';
import { moveUnit } from './move';
import { inTable } from './structure';
import { nextCell, widenColumn } from './tables';
import { toggleSuggesting } from './suggest/mode';
import { enterReference, follow, goBack } from './travel';

/** What the keyboard cannot do where it was asked, so that it can be said. */
export type Refusal = 'level' | 'move';

/** What the keymap asks the editor around it to do. */
export interface KeyRequests {
  palette(): void;
  /** Opens the bar for finding, at the field to replace with where it is so asked. */
  find(replace: boolean): void;
  help(): void;
  /** The pane before or after the text. */
  pane(direction: -1 | 1): void;
  refused(what: Refusal): void;
}

/**
 * The keys of the editor. Tab changes levels; after Escape, Tab and Shift-Tab leave the editor as everywhere else on
 * the page, so the keyboard is never caught.
 */
export function editorKeys(schema: Schema, requests: KeyRequests): Plugin {
  let leaving = false;
  const tab =
    (command: Command, cell: Command): Command =>
    (state, dispatch, view) => {
      if (chainCommands(cell, command)(state, dispatch, view)) return true;
      if (!inTable(state.selection.$from)) requests.refused('level');
      return true;
    };
  const move =
    (direction: -1 | 1): Command =>
    (state, dispatch, view) => {
      if (!moveUnit(direction)(state, dispatch, view)) requests.refused('move');
      return true;
    };
  const mark = (name: string): Command => {
    const type = schema.marks[name];
    return type ? toggleMark(type) : () => false;
  };
  const ask =
    (request: () => void): Command =>
    (_state, dispatch) => {
      if (dispatch) request();
      return true;
    };
  const bindings: Record<string, Command> = {
    Enter: chainCommands(leaveFootnote('after'), enterReference, enter),
    'Shift-Enter': lineBreak,
    'Alt-Enter': newParagraph,
    'Mod-Enter': newPoint,
    Tab: tab(chainCommands(sinkItem, indent), nextCell),
    'Shift-Tab': tab(chainCommands(raiseItem, outdent), goToNextCell(-1)),
    'Alt-ArrowUp': move(-1),
    'Alt-ArrowDown': move(1),
    Backspace: chainCommands(undoInputRule, deleteAcross, deleteFootnote, joinBackward),
    'Mod-Backspace': chainCommands(deleteAcross, deleteFootnote, joinBackward),
    Delete: chainCommands(deleteAcross, keepFootnote, joinForward),
    ArrowLeft: crossFootnote(-1),
    ArrowRight: crossFootnote(1),
    'Alt-ArrowRight': follow,
    'Alt-ArrowLeft': goBack,
    'Alt-Shift-ArrowRight': widenColumn(1),
    'Alt-Shift-ArrowLeft': widenColumn(-1),
    'Mod-b': mark('strong'),
    'Mod-i': mark('em'),
    'Mod-.': mark('superscript'),
    'Mod-,': mark('subscript'),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-Shift-e': toggleSuggesting,
    'Mod-k': ask(() => requests.palette()),
    'Mod-f': ask(() => requests.find(false)),
    'Mod-h': ask(() => requests.find(true)),
    'Mod-/': ask(() => requests.help()),
    F6: ask(() => requests.pane(1)),
    'Shift-F6': ask(() => requests.pane(-1)),
  };
  const own = keydownHandler(bindings);
  const base = keydownHandler(baseKeymap);
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === 'Escape') {
          leaving = true;
          return leaveFootnote('after')(view.state, view.dispatch, view);
        }
        if (event.key === 'Shift') return false;
        const leave = leaving && event.key === 'Tab';
        leaving = false;
        return !leave && (own(view, event) || base(view, event));
      },
      handleDOMEvents: {
        blur: () => {
          leaving = false;
          return false;
        },
      },
    },
  });
}
