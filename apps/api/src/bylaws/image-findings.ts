import type { DocumentJson, ImportFinding } from '#libs/contracts';
import type { ReadFile } from './source-reader.js';

/** Its sentence stands with those of the importer's findings. */
const IMAGE_UNREADABLE = 'import.image-unreadable';

/** A finding for each figure whose picture could not be drawn (forms of old drawing programs), at its place. */
export function imageFindings(
  { bylaw, memorandum }: Pick<ReadFile, 'bylaw' | 'memorandum'>,
  unreadable: readonly string[],
): ImportFinding[] {
  if (unreadable.length === 0) return [];
  const findings: ImportFinding[] = [];
  const visit = (node: DocumentJson): void => {
    const attrs = node['attrs'] as Record<string, unknown> | undefined;
    if (node['type'] === 'figure' && unreadable.includes(String(attrs?.['digest']))) {
      findings.push({
        code: IMAGE_UNREADABLE,
        severity: 'irregular',
        params: { alt: String(attrs?.['alt'] ?? '').slice(0, 120) },
        node: String(attrs?.['id'] ?? '') || null,
        line: 0,
      });
    }
    if (Array.isArray(node['content'])) (node['content'] as DocumentJson[]).forEach(visit);
  };
  visit(bylaw);
  if (memorandum) visit(memorandum);
  return findings;
}
