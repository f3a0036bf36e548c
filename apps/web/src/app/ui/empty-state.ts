import { Component, input } from '@angular/core';
import { Icon } from './icon';
import type { IconName } from './icon-paths';

/** Nothing here yet: what would be here, and as content what to do. */
@Component({
  selector: 'vv-empty-state',
  imports: [Icon],
  template: `
    <vv-icon [name]="icon()" [size]="28" />
    <div>
      <p class="title">{{ title() }}</p>
      <ng-content />
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--gap-4);
      padding: var(--gap-5);
      border: 1px dashed var(--line-strong);
      border-radius: var(--radius);
      color: var(--ink-soft);
    }

    .title {
      margin: 0 0 var(--gap-1);
      color: var(--ink);
      font-weight: 600;
    }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly icon = input<IconName>('info');
}
