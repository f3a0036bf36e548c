import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { headedChanges, type Comparison } from '#libs/bylaw-diff';

/** The differences one after another, each under its heading: what was, what will be. For ears as well as for eyes. */
@Component({
  selector: 'vv-compare-list',
  imports: [TranslocoPipe],
  template: `
    @for (change of changes(); track $index) {
      <section [class]="change.kind">
        <h3 lang="lv">
          @if (change.spoken !== change.heading) {
            <span aria-hidden="true">{{ change.heading }}</span>
            <span class="visually-hidden">{{ change.spoken }}</span>
          } @else {
            {{ change.heading }}
          }
        </h3>
        <ul class="plain-list">
          <li>
            <strong>{{ 'ui.compare.was' | transloco }}</strong>&ngsp;
            @if (change.was !== null) {
              <span class="wording" lang="lv">{{ change.was }}</span>
            } @else {
              {{ 'ui.compare.wasNot' | transloco }}
            }
          </li>
          <li>
            <strong>{{ 'ui.compare.will' | transloco }}</strong>&ngsp;
            @if (change.will !== null) {
              <span class="wording" lang="lv">{{ change.will }}</span>
            } @else {
              {{ 'ui.compare.willNot' | transloco }}
            }
          </li>
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 80ch;
    }

    section {
      padding: var(--gap-3) var(--gap-4);
      border-inline-start: 4px solid var(--line-strong);
    }

    section + section {
      margin-top: var(--gap-3);
    }

    .inserted {
      border-inline-start-color: var(--good);
    }

    .deleted {
      border-inline-start-color: var(--bad);
    }

    h3 {
      margin: 0 0 var(--gap-1);
      font-size: var(--size-m);
    }

    .wording {
      white-space: pre-line;
    }
  `,
})
export class CompareList {
  readonly comparison = input.required<Comparison>();
  protected readonly changes = computed(() => headedChanges(this.comparison()));
}
