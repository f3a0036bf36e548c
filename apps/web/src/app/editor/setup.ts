import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin } from 'prosemirror-state';
import { columnResizing, tableEditing } from 'prosemirror-tables';
import { idSource, type IdSource } from '#libs/bylaw-document';
import { replaceAcross } from './across';
import { numberedClipboard } from './copy';
import { findText } from './find';
import { footnotes } from './footnotes';
import { headingLevels } from './heading-levels';
import { editorKeys, type KeyRequests } from './keymap';
import { lintMarks } from './lint';
import { marginLinks } from './margin-links';
import { liveNumbers, type ViewTexts } from './node-views';
import { derivedNumbers } from './numbering';
import { cleanPaste, type PasteRequests } from './paste/paste';
import { presence } from './presence';
import { referenceSearch, type SearchKeys } from './reference-search';
import { smartTyping } from './smart-typing';
import { activeSuggestion } from './suggest/active';
import { composeSuggestions } from './suggest/composition';
import { suggestionViews } from './suggest/mark-views';
import { suggestModeState } from './suggest/mode';
import { rememberOrigins } from './suggest/origins';
import { clauseKeys } from './clause-keys';
import { stableIds } from './stable-ids';
import { FramedTable } from './tables';
import { travel } from './travel';

/** What the plugins ask of the component that shows the editor; it fills this in when it is there. */
export interface EditorHub extends KeyRequests, PasteRequests, SearchKeys {
  /** Opens the question what an image shows. */
  describe(pos: number): void;
}

/** A document's editor before it is shown. */
export interface EditorSetup {
  hub: EditorHub;
  /** Gives ids that nobody else's browser gives. */
  newId: IdSource;
  /** The state of a document with everything the editor needs, and the plugins of whoever saves it. */
  stateOf(doc: Node, plugins: readonly Plugin[]): EditorState;
}

const nothing = (): void => {};

/** Prepares an editor. */
export function editorSetup(texts: ViewTexts, newId: IdSource = idSource(cryptoRandom)): EditorSetup {
  const hub: EditorHub = {
    palette: nothing,
    find: nothing,
    help: nothing,
    pane: nothing,
    refused: nothing,
    images: nothing,
    describe: nothing,
    move: nothing,
    inflect: nothing,
    choose: () => false,
  };
  return {
    hub,
    newId,
    stateOf: (doc, plugins) =>
      EditorState.create({
        doc,
        plugins: [
          derivedNumbers(),
          liveNumbers({ ...texts, describeFigure: (pos) => hub.describe(pos) }),
          referenceSearch({
            move: (by) => hub.move(by),
            inflect: (by) => hub.inflect(by),
            choose: () => hub.choose(),
          }),
          editorKeys(doc.type.schema, {
            palette: () => hub.palette(),
            find: (replace) => hub.find(replace),
            help: () => hub.help(),
            pane: (direction) => hub.pane(direction),
            refused: (what) => hub.refused(what),
          }),
          smartTyping(),
          history({ newGroupDelay: 600 }),
          columnResizing({ View: FramedTable, cellMinWidth: 40, defaultCellMinWidth: 60 }),
          tableEditing(),
          footnotes(texts.footnote),
          headingLevels(),
          travel(),
          numberedClipboard(doc.type.schema),
          gapCursor(),
          dropCursor({ class: 'drop-cursor' }),
          replaceAcross(),
          cleanPaste(doc.type.schema, { images: (files, at) => hub.images(files, at) }),
          findText(),
          lintMarks(),
          presence(),
          suggestModeState(),
          suggestionViews(texts.suggestion),
          composeSuggestions(newId, () => new Date().toISOString()),
          activeSuggestion(),
          rememberOrigins(),
          ...marginLinks(),
          clauseKeys(),
          ...plugins,
          // Last, so that it sees what all others appended.
          stableIds(newId),
        ],
      }),
  };
}

/** Numbers from 0 to 1 that nobody else's browser gives at the same time. */
function cryptoRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
