import type { ActWording } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { ActTextRow } from '../promulgation/index.js';

/** The texts of an act with the last day of each. */
export function wordingsOf(texts: readonly ActTextRow[]): ActWording[] {
  return texts.map(({ from, digest, bylawVersionId, amendedBy }, at) => {
    const next = texts[at + 1];
    return {
      from,
      to: next ? addUnits(next.from, -1, 'day') : null,
      digest,
      versionId: bylawVersionId,
      amendedBy,
    };
  });
}
