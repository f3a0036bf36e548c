export { BylawEditor } from './bylaw-editor';
export { FindingsTab } from './findings-tab';
export type { OpenEditor } from './open-editor';
export { editorSetup, type EditorSetup } from './setup';
