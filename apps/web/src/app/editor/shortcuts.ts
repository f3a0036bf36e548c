import { ACTIONS } from './actions';

/** A key of the editor: the text `editor.keys.<id>` or, for actions, their own name. */
export interface Shortcut {
  /** Key of the translation. */
  name: string;
  keys: string;
}

/** Shortcuts of one kind; the heading is the text `editor.help.group.<id>`. */
export interface ShortcutGroup {
  id: 'structure' | 'format' | 'insert' | 'table' | 'find' | 'around';
  shortcuts: Shortcut[];
}

const key = (id: string, keys: string): Shortcut => ({ name: `editor.keys.${id}`, keys });

function of(id: string): Shortcut {
  const action = ACTIONS.find((one) => one.id === id);
  return { name: `editor.action.${id}`, keys: action?.keys ?? '' };
}

/** Everything the keyboard can do, by kind. */
export function shortcutsFor(kind: 'bylaw' | 'memorandum'): ShortcutGroup[] {
  const structure: Shortcut[] =
    kind === 'bylaw'
      ? [
          key('enter', 'Enter'),
          of('point'),
          of('paragraph'),
          of('lineBreak'),
          of('indent'),
          of('outdent'),
          of('moveUp'),
          of('moveDown'),
          key('join', 'Backspace'),
        ]
      : [key('list', '-'), of('indentItem'), of('outdentItem'), of('paragraph'), of('lineBreak')];
  return [
    { id: 'structure', shortcuts: structure },
    { id: 'format', shortcuts: ['strong', 'em', 'superscript', 'subscript', 'undo', 'redo'].map(of) },
    {
      id: 'insert',
      shortcuts: [
        ...(kind === 'bylaw' ? [of('reference'), of('follow'), of('goBack')] : []),
        key('plainPaste', 'Ctrl Shift V'),
        key('undoSmart', 'Backspace'),
      ],
    },
    {
      id: 'table',
      shortcuts: [
        key('nextCell', 'Tab'),
        key('previousCell', 'Shift Tab'),
        of('widenColumn'),
        of('narrowColumn'),
      ],
    },
    { id: 'find', shortcuts: [of('find'), of('replace'), key('again', 'F3'), key('before', 'Shift F3')] },
    {
      id: 'around',
      shortcuts: [
        key('palette', 'Ctrl K'),
        of('help'),
        key('pane', 'F6'),
        of('suggest'),
        key('leave', 'Escape Tab'),
      ],
    },
  ];
}
