import type { Node } from 'prosemirror-model';
import { fixedTree } from './tree.js';

/**
 * A by-law whose numbers are fixed as they are now, ids kept: the text of an act in force as it is edited for amendments.
 * What is inserted then gets a superscript number and nothing is renumbered.
 */
export function withFixedNumbers(doc: Node): Node {
  return fixedTree(doc).toNode();
}
