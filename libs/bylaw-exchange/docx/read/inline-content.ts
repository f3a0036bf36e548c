import type { Run } from '../../blocks.js';
import type { FigureAtom } from './model.js';
import type { Element } from './xml.js';

/** What stands in one paragraph. */
export interface Inline {
  runs: Run[];
  figures: FigureAtom[];
  /** Text boxes that are anchored in it. */
  boxes: Element[];
  bookmarks: string[];
  /** Whether every letter is bold. */
  bold: boolean;
  contents: boolean;
  wholly: { inserted: boolean; deleted: boolean };
}

/** Nothing yet. */
export function emptyInline(): Inline {
  return {
    runs: [],
    figures: [],
    boxes: [],
    bookmarks: [],
    bold: false,
    contents: false,
    wholly: { inserted: false, deleted: false },
  };
}

/** Elements that only wrap what stands in them. */
export const WRAPPERS = new Set(
  'w:smartTag w:customXml w:sdt w:sdtContent w:dir w:bdo w:ruby w:rubyBase w:subDoc mc:Choice mc:Fallback'.split(
    ' ',
  ),
);
