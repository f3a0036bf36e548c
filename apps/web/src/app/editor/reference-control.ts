import { signal } from '@angular/core';
import type { EditorView } from 'prosemirror-view';
import { INFLECTIONS, insertReference, type Inflection } from './insert';
import { openMenu, type OpenMenu } from './reference-place';
import { openSearch, type Referable, type SearchKeys } from './reference-search';

/** The menu of units behind `@`, and what the keyboard does in it. */
export class ReferenceControl implements SearchKeys {
  readonly menu = signal<OpenMenu | null>(null);
  readonly inflection = signal<Inflection>(INFLECTIONS[0]);

  constructor(private readonly view: () => EditorView | null) {}

  /** Opens, follows or closes the menu after a change of the text. */
  follow(): void {
    const view = this.view();
    const menu = view && openMenu(view, this.menu());
    if (menu ?? this.menu()) this.menu.set(menu);
  }

  move(by: -1 | 1): void {
    this.menu.update((menu) => {
      if (!menu) return null;
      const count = Math.max(1, menu.units.length);
      return { ...menu, at: (menu.at + by + count) % count };
    });
  }

  inflect(by: -1 | 1): void {
    const count = INFLECTIONS.length;
    const next = INFLECTIONS[(INFLECTIONS.indexOf(this.inflection()) + by + count) % count];
    if (next) this.inflection.set(next);
  }

  choose(): boolean {
    const menu = this.menu();
    const chosen = menu?.units[menu.at];
    if (chosen) this.refer(chosen);
    return chosen !== undefined;
  }

  refer({ unit }: Referable): void {
    const view = this.view();
    const open = view && openSearch(view.state);
    if (!view || !open) return;
    view.dispatch(insertReference(view.state, open, unit, this.inflection()));
    view.focus();
  }
}
