import type { StoredDocumentKind } from '#libs/contracts';

/** The page with a thread open, without language and leading slash. */
export function commentPath(
  placeSlug: string,
  dossierCode: string,
  kind: StoredDocumentKind,
  threadId: string,
): string {
  const page = kind === 'memorandum' ? 'paskaidrojums' : 'teksts';
  return `darbs/${placeSlug}/akti/${dossierCode}/${page}#komentars-${threadId}`;
}
