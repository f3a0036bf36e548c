/** One step of the way to a unit of another act: its kind and its own number. */
export interface ModifiedUnit {
  kind: 'annex' | 'chapter' | 'point' | 'subpoint';
  base: string;
  /** Superscript digits, or the empty string. */
  sup: string;
}

/**
 * One change that a document makes to the text of another act, in the words of formats that describe amendments. Who reads
 * amending acts fills it; who writes Akoma Ntoso shows it.
 */
export interface TextualModification {
  kind: 'insertion' | 'substitution' | 'repeal';
  /** The id of the text block that holds the instruction. */
  instruction: string;
  /** Ids of the blocks right after the instruction that hold the quoted text, quotation marks included. */
  quoted: readonly string[];
  /** Words that the instruction quotes: what leaves the text and what comes into it; empty where there is none. */
  words: readonly { old: string; new: string }[];
  /** The unit that is changed, outermost step first; empty for the act as a whole. */
  destination: readonly ModifiedUnit[];
  /** The id of that unit in the amended document, where it is known. */
  destinationId: string | null;
  /** Where new text goes, seen from the destination; `null` where the destination itself changes. */
  position: 'before' | 'after' | 'inside' | null;
}
