import { NgTemplateOutlet } from '@angular/common';
import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../ui/format-pipes';
import type { TreeItem } from './import-tree';

/** The recognised structure as a list that opens level by level; a line leads to its place in the text. */
@Component({
  selector: 'vv-import-tree-list',
  imports: [NgTemplateOutlet, PluralPipe, TranslocoPipe],
  template: `
    <ng-container [ngTemplateOutlet]="level" [ngTemplateOutletContext]="{ $implicit: items() }" />
    <ng-template #level let-items>
      <ul class="plain-list" lang="lv">
        @for (item of typed(items); track item.id) {
          <li [class]="item.kind">
            @if (item.items.length) {
              <details [open]="item.kind === 'annex' ? false : null">
                <summary
                  [attr.aria-label]="'bylaws.import.open' | transloco: { name: item.number || item.text }"
                ></summary>
                <ng-container
                  [ngTemplateOutlet]="level"
                  [ngTemplateOutletContext]="{ $implicit: item.items }"
                />
              </details>
            }
            <button type="button" (click)="chosen.emit(item.id)">
              <span class="number">{{ item.number }}</span> {{ item.text }}
              @if (item.items.length) {
                <span class="soft count" lang="">{{
                  'bylaws.import.inside' | plural: item.items.length
                }}</span>
              }
              @if (item.tables) {
                <span class="soft count">{{ 'bylaws.import.tables' | plural: item.tables }}</span>
              }
            </button>
          </li>
        }
      </ul>
    </ng-template>
  `,
  styles: `
    ul ul {
      padding-inline-start: 1.4rem;
    }

    li {
      display: grid;
      grid-template-columns: 1.5rem 1fr;
    }

    details {
      display: contents;
    }

    details::details-content {
      grid-column: 1 / -1;
      grid-row: 2;
    }

    summary {
      min-height: 1.75rem;
      cursor: pointer;
    }

    button {
      grid-column: 2;
      grid-row: 1;
      min-height: 1.75rem;
      padding: 0.1rem 0.25rem;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-size: var(--size-s);
      text-align: start;
      cursor: pointer;
    }

    button:hover {
      text-decoration: underline;
    }

    .chapter > button,
    .annex > button {
      font-weight: 600;
    }

    .number {
      font-variant-numeric: tabular-nums;
      font-weight: 600;
    }

    .count {
      font-size: var(--size-xs);
      font-weight: 400;
    }
  `,
})
export class ImportTreeList {
  readonly items = input.required<readonly TreeItem[]>();
  readonly chosen = output<string>();

  /** The context of a template comes untyped. */
  protected typed(items: unknown): readonly TreeItem[] {
    return items as readonly TreeItem[];
  }
}
