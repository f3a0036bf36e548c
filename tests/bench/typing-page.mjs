import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Node } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

/** Shows a document of the basic schema in a plain editor. */
globalThis.showPlain = (json) => {
  const mount = document.createElement('div');
  document.body.append(mount);
  const doc = Node.fromJSON(schema, json);
  const state = EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] });
  new EditorView(mount, { state });
};
