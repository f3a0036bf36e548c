import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { fold } from '#libs/latvian-text';
import type { EditorAction } from './actions';

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
          [attr.aria-selected]="index === at()"
          (click)="dialog.close(action)"
          (keydown.enter)="dialog.close(action)"
        >
          <span>{{ 'editor.action.' + action.id | transloco }}</span>
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

    .none {
      color: var(--ink-soft);
      cursor: default;
    }

    kbd {
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
  private readonly query = signal('');
  protected readonly at = signal(0);
  protected readonly shown = computed(() => {
    const words = fold(this.query()).split(/\s+/).filter(Boolean);
    return this.actions.filter((action) => {
      const name = fold(this.transloco.translate(`editor.action.${action.id}`));
      return words.every((word) => name.includes(word));
    });
  });

  protected ask(event: Event): void {
    this.query.set((event.target as HTMLInputElement).value);
    this.at.set(0);
  }

  protected keys(event: KeyboardEvent): void {
    const { length } = this.shown();
    if (event.key === 'Enter') this.dialog.close(this.shown()[this.at()]);
    else if (event.key === 'ArrowDown' && length) this.at.update((at) => (at + 1) % length);
    else if (event.key === 'ArrowUp' && length) this.at.update((at) => (at + length - 1) % length);
    else return;
    event.preventDefault();
  }
}
