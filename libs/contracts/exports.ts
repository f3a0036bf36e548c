import type { DossierDocumentKind } from './documents.js';

/** Forms in which a text can be downloaded; the values are those of `#libs/bylaw-exchange`. */
export const FILE_FORMATS = ['docx', 'pdf', 'html', 'akn', 'md', 'txt', 'json'] as const;

/** One of {@link FILE_FORMATS}. */
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The forms that a kind of text is offered in; a memorandum alone is read, not exchanged. */
export function fileFormats(kind: DossierDocumentKind): readonly FileFormat[] {
  return kind === 'bylaw' ? FILE_FORMATS : ['pdf', 'html', 'txt', 'json'];
}

/** Whether the text is offered in that form. */
export function isFileFormat(kind: DossierDocumentKind, format: string): format is FileFormat {
  return (fileFormats(kind) as readonly string[]).includes(format);
}
