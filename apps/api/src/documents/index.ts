export { AppendSteps } from './append-steps.js';
export { CreateDocument } from './create-document.js';
export { DocumentGates, type DocumentGate } from './document-gates.js';
export { DocumentImages, type PreparedImages } from './document-images.js';
export type { DocumentHead, DocumentKey } from './document-store.js';
export { DocumentTexts, type CurrentText } from './document-texts.query.js';
export { DocumentsModule } from './documents.module.js';
export { ReplaceText } from './replace-text.js';
export { FreezeVersion, type FrozenVersion } from './freeze-version.js';
