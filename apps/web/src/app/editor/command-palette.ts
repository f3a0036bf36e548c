import { Component, computed, DOCUMENT, ElementRef, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EditorAction } from './actions';
import { fitness, recentActions, rememberAction } from './palette-search';

/** Everything that can be done now, found by typing (Ctrl-K). Closes with the chosen action. */
@Component({
  selector: 'vv-command-palette',
  imports: [TranslocoPipe],
  template: `
    <input
      class="input"
      type="text"
      role="combobox"
      aria-expanded="true"
      aria-controls="palette-list"
      aria-autocomplete="list"
      autocomplete="off"
      [attr.aria-label]="'editor.palette.label' | transloco"
      [attr.aria-activedescendant]="shown()[at()] ? 'palette-' + at() : null"
      [placeholder]="'editor.palette.label' | transloco"
      (input)="ask($event)"
      (keydown)="keys($event)"
    />
    <ul
      id="palette-list"
      role="listbox"
      class="plain-list"
      [attr.aria-label]="'editor.palette.label' | transloco"
    >
      @for (action of shown(); track action.id; let index = $index) {
        <!-- The keyboard works from the field above; the list is for the pointer. -->
        <li
          [id]="'palette-' + index"
          role="option"
          tabindex="-1"
          [class.apart]="index > 0 && index === recentCount()"
          [attr.aria-selected]="index === at()"
          (click)="choose(action)"
          (keydown.enter)="choose(action)"
        >
          <span
            >{{ 'editor.action.' + action.id | transloco }}
            @if (index < recentCount()) {
              <span class="soft">· {{ 'editor.palette.recent' | transloco }}</span>
            }
          </span>
          @if (action.keys) {
            <kbd>{{ action.keys }}</kbd>
          }
        </li>
      } @empty {
        <li class="none">{{ 'editor.palette.none' | transloco }}</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr);
      max-height: min(32rem, 80vh);
      padding: var(--gap-4);
      gap: var(--gap-3);
    }

    ul {
      overflow-y: auto;
    }

    li {
      display: flex;
      justify-content: space-between;
      gap: var(--gap-4);
      padding: var(--gap-2) var(--gap-3);
      border-radius: var(--radius);
      cursor: pointer;
    }

    li[aria-selected='true'] {
      background: var(--accent);
      color: var(--on-accent);
    }

    .apart {
      margin-top: var(--gap-2);
      border-top: 1px solid var(--line);
      border-radius: 0;
    }

    .none {
      color: var(--ink-soft);
      cursor: default;
    }

    kbd {
      flex: none;
      font: inherit;
      font-size: var(--size-xs);
      opacity: 0.85;
    }
  `,
})
export class CommandPalette {
  protected readonly dialog = inject<MatDialogRef<CommandPalette, EditorAction>>(MatDialogRef);
  private readonly actions = inject<readonly EditorAction[]>(MAT_DIALOG_DATA);
  private readonly transloco = inject(TranslocoService);
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage ?? null;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly query = signal('');
  protected readonly at = signal(0);
  private readonly recent = computed(() => {
    if (this.query().trim() !== '') return [];
    return recentActions(this.storage).flatMap((id) => this.actions.find((action) => action.id === id) ?? []);
  });
  protected readonly recentCount = computed(() => this.recent().length);
  protected readonly shown = computed(() => {
    const recent = this.recent();
    const fitting = this.actions
      .filter((action) => !recent.includes(action))
      .map((action) => ({ action, fit: this.fit(action) }))
      .flatMap(({ action, fit }) => (fit === null ? [] : [{ action, fit }]))
      .sort((left, right) => left.fit - right.fit)
      .map(({ action }) => action);
    return [...recent, ...fitting];
  });

  protected ask(event: Event): void {
    this.query.set((event.target as HTMLInputElement).value);
    this.at.set(0);
  }

  protected choose(action: EditorAction | undefined): void {
    if (action) rememberAction(this.storage, action.id);
    this.dialog.close(action);
  }

  protected keys(event: KeyboardEvent): void {
    const { length } = this.shown();
    if (event.key === 'Enter') this.choose(this.shown()[this.at()]);
    else if (event.key === 'ArrowDown' && length) this.go((this.at() + 1) % length);
    else if (event.key === 'ArrowUp' && length) this.go((this.at() + length - 1) % length);
    else return;
    event.preventDefault();
  }

  private go(to: number): void {
    this.at.set(to);
    this.host.nativeElement.querySelector(`#palette-${to}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** By its name, or by other words that people have for it. */
  private fit(action: EditorAction): number | null {
    const name = fitness(this.transloco.translate(`editor.action.${action.id}`), this.query());
    const key = `editor.also.${action.id}`;
    const words = this.transloco.translate(key);
    const also = words === key ? null : fitness(words, this.query());
    // Letters far apart fit any long row of words.
    return name ?? (also !== null && also < 3 ? also + 2 : null);
  }
}
