/** The marks around text that was kept of something that has no place in the schema. */
const OPEN = '⟦';
const CLOSE = '⟧';

/** Marked text as it stands in a document. */
export const ODD = /⟦[^⟦⟧]*⟧/g;

/** Text kept of what does not fit; empty where there is none. */
export function odd(text: string): string {
  const kept = text.replace(/[⟦⟧]/g, '').replace(/\s+/g, ' ').trim();
  return kept === '' ? '' : `${OPEN}${kept}${CLOSE}`;
}
