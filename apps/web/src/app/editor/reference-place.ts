import type { EditorView } from 'prosemirror-view';
import { findUnits, openSearch, type Referable } from './reference-search';

/** The open menu of units behind `@`: what it offers, which one is chosen, where it stands on the page. */
export interface OpenMenu {
  units: Referable[];
  at: number;
  left: number;
  top: number;
}

/** The menu for what is typed behind `@` now; what was chosen stays chosen while it is still offered. */
export function openMenu(view: EditorView, before: OpenMenu | null): OpenMenu | null {
  const open = openSearch(view.state);
  if (!open) return null;
  const units = findUnits(view.state, open.query);
  const box = view.coordsAtPos(open.from);
  const same = before?.units[before.at]?.unit.id;
  const at = Math.max(
    0,
    units.findIndex((one) => one.unit.id === same),
  );
  const left = Math.max(8, Math.min(box.left, window.innerWidth - 440));
  return { units, at, left, top: Math.min(box.bottom + 4, window.innerHeight - 300) };
}
