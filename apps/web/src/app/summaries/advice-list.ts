import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { adviceOn } from '#libs/plain-language';
import { Icon } from '../ui/icon';

/** What would make the text plainer; each leads to its words. */
@Component({
  selector: 'vv-advice-list',
  imports: [TranslocoPipe, Icon],
  template: `
    <h3>{{ 'summaries.advice.title' | transloco }}</h3>
    <ul class="plain-list">
      @for (one of shown(); track $index) {
        <li>
          @if (one.words) {
            <button type="button" (click)="show.emit(one.words)">
              <span lang="lv" class="words">{{ one.words }}</span>
              <span class="soft">{{ 'summaries.advice.' + one.kind | transloco: one }}</span>
              @if (one.instead) {
                <span
                  >{{ 'summaries.advice.instead' | transloco }}
                  <strong lang="lv">{{ one.instead }}</strong></span
                >
              }
            </button>
          } @else {
            <p>{{ 'summaries.advice.' + one.kind | transloco: one }}</p>
          }
        </li>
      } @empty {
        <li class="none"><vv-icon name="check" [size]="18" /> {{ 'summaries.advice.none' | transloco }}</li>
      }
    </ul>
  `,
  styles: `
    h3 {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    li {
      border-top: 1px solid var(--line);
      font-size: var(--size-s);
    }

    button {
      display: grid;
      gap: 2px;
      width: 100%;
      padding: var(--gap-2) var(--gap-1);
      border: 0;
      background: transparent;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }

    button:hover {
      background: var(--wash);
    }

    .words {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow-wrap: anywhere;
    }

    .words::before {
      content: '„';
    }

    .words::after {
      content: '”';
    }

    p,
    .none {
      padding: var(--gap-2) var(--gap-1);
    }

    .none {
      color: var(--good);
    }
  `,
})
export class AdviceList {
  readonly text = input.required<string>();
  /** Words to be shown in the text. */
  readonly show = output<string>();
  private readonly most = 30;
  protected readonly shown = computed(() => adviceOn(this.text()).slice(0, this.most));
}
