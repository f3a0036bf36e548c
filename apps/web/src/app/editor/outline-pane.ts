import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../ui/icon';
import type { OutlineEntry } from './outline';

/** Up to this many lines the whole outline is open. */
const SHORT = 120;

/** Where am I, and how do I get elsewhere: chapters, points, annexes, with buttons to move them. */
@Component({
  selector: 'vv-outline-pane',
  imports: [TranslocoPipe, Icon],
  template: `
    <ol class="plain-list" lang="lv">
      @for (entry of shown(); track entry.id) {
        <li [class]="entry.kind" [class.current]="entry.id === here()" [style.--depth]="entry.depth">
          @if (entry.kind !== 'point' && folds()) {
            <button
              class="fold"
              type="button"
              [attr.aria-expanded]="isOpen(entry.id)"
              [attr.aria-label]="
                ('editor.outline.points' | transloco) + ' ' + entry.number + ' ' + entry.text
              "
              (click)="toggle(entry.id)"
            >
              <vv-icon [name]="isOpen(entry.id) ? 'chevron-down' : 'chevron-right'" [size]="16" />
            </button>
          }
          <button
            class="go"
            type="button"
            [attr.aria-current]="entry.id === here() ? 'location' : null"
            (click)="go.emit(entry.id)"
          >
            <span class="number">{{ entry.number }}</span>
            <span class="text">{{ entry.text || ('editor.outline.empty' | transloco) }}</span>
          </button>
          @if (editable()) {
            <span class="moves">
              <button
                type="button"
                [attr.aria-label]="('editor.outline.up' | transloco) + ' ' + entry.number + ' ' + entry.text"
                (click)="move.emit({ id: entry.id, direction: -1 })"
              >
                <vv-icon name="arrow-up" [size]="16" />
              </button>
              <button
                type="button"
                [attr.aria-label]="
                  ('editor.outline.down' | transloco) + ' ' + entry.number + ' ' + entry.text
                "
                (click)="move.emit({ id: entry.id, direction: 1 })"
              >
                <vv-icon name="arrow-down" [size]="16" />
              </button>
            </span>
          }
        </li>
      } @empty {
        <li class="soft">{{ 'editor.outline.none' | transloco }}</li>
      }
    </ol>
  `,
  styleUrl: './outline-pane.scss',
})
export class OutlinePane {
  readonly entries = input.required<readonly OutlineEntry[]>();
  /** Ids around the cursor, outermost first. */
  readonly path = input<readonly string[]>([]);
  readonly editable = input(true);
  readonly go = output<string>();
  readonly move = output<{ id: string; direction: -1 | 1 }>();

  private readonly opened = signal<ReadonlyMap<string, boolean>>(new Map());
  protected readonly folds = computed(() => this.entries().length > SHORT);
  protected readonly here = computed(() => {
    const listed = new Set(this.entries().map((entry) => entry.id));
    return this.path().findLast((id) => listed.has(id)) ?? '';
  });
  protected readonly shown = computed(() => {
    if (!this.folds()) return this.entries();
    return this.entries().filter(
      (entry) => entry.kind !== 'point' || entry.section === '' || this.isOpen(entry.section),
    );
  });

  protected isOpen(id: string): boolean {
    return this.opened().get(id) ?? this.path().includes(id);
  }

  protected toggle(id: string): void {
    const open = this.isOpen(id);
    this.opened.update((all) => new Map(all).set(id, !open));
  }
}
