export { BylawEditor } from './bylaw-editor';
export type { KeepImage } from './figures';
export { FindingsTab } from './findings-tab';
export type { OpenEditor } from './open-editor';
export { composingIn, initials, PEER_COLOURS, peersIn, showPeers, type Peer } from './presence';
export { editorSetup, type EditorSetup } from './setup';
