export { BylawEditor, type OpenEditor } from './bylaw-editor';
export { editorSetup, type EditorSetup } from './setup';
