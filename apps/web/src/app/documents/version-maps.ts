import { getVersion, sendableSteps } from 'prosemirror-collab';
import type { EditorState } from 'prosemirror-state';
import { Mapping, type Step, type StepMap } from 'prosemirror-transform';

/** How many versions back a position is still understood; an older one is soon told anew. */
const REMEMBERED = 500;

/** Carries positions between versions of the confirmed text and the text in the editor, which has our own steps too. */
export class VersionMaps {
  /** The map that led to each version, the last one to `version`. */
  private maps: StepMap[] = [];
  private version = 0;

  /** Steps became confirmed; the last of them led to `version`. */
  confirmed(version: number, steps: readonly Step[]): void {
    if (this.version + steps.length !== version) this.maps = [];
    this.maps = [...this.maps, ...steps.map((step) => step.getMap())].slice(-REMEMBERED);
    this.version = version;
  }

  /** A position of the confirmed text of a version, in the editor; `null` when that version is not known (yet). */
  toEditor(state: EditorState, version: number, pos: number, assoc = 1): number | null {
    const behind = getVersion(state) - version;
    if (behind < 0 || behind > this.maps.length) return null;
    const confirmed = behind === 0 ? [] : this.maps.slice(-behind);
    const own = sendableSteps(state)?.steps ?? [];
    const mapping = new Mapping([...confirmed, ...own.map((step) => step.getMap())]);
    return Math.min(Math.max(0, mapping.map(pos, assoc)), state.doc.content.size);
  }
}

/** A position in the editor, in the confirmed text. */
export function toConfirmed(state: EditorState, pos: number): number {
  const own = sendableSteps(state)?.steps ?? [];
  return new Mapping(own.map((step) => step.getMap())).invert().map(pos, -1);
}
