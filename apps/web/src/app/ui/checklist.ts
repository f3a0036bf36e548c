import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleRef, Violation } from '#libs/contracts';
import { ArticleLink } from './article-link';
import { ViolationText } from './violation-text';

/** One thing that a step asks for. */
export interface ChecklistItem {
  /** What is asked, already translated. */
  label: string;
  met: boolean;
  /** Why it is not met; of what is met, why it is still worth a look. */
  violation?: Violation;
  /** The rule it rests on; the violation's article is shown otherwise. */
  article?: ArticleRef;
  /** Who can meet it, already translated. */
  who?: string;
  /** Where it can be met: an address in the language of the page, and the words of the link. */
  link?: { path: string; text: string };
}

/** What is done and what is missing before the next step, each with its article. */
@Component({
  selector: 'vv-checklist',
  imports: [RouterLink, TranslocoPipe, ArticleLink, ViolationText],
  template: `
    <p class="sum">
      {{ 'ui.checklist.sum' | transloco: { met: met(), all: items().length } }}
    </p>
    <ul class="plain-list">
      @for (item of items(); track $index) {
        @let done = isDone(item);
        <li [class.met]="done">
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            @if (done) {
              <rect x="1" y="1" width="18" height="18" rx="4" fill="currentColor" />
              <path
                d="M5 10.5l3.3 3.3L15 7"
                fill="none"
                class="tick"
                stroke-width="2.2"
                stroke-linecap="round"
                stroke-linejoin="round"
              />
            } @else {
              @if (item.met) {
                <path d="M10 5.5v5.5m0 2.2v1.6" fill="none" stroke="currentColor" stroke-width="2" />
              }
              <rect
                x="2"
                y="2"
                width="16"
                height="16"
                rx="3"
                fill="none"
                stroke="currentColor"
                stroke-width="2"
              />
            }
          </svg>
          <div>
            <p class="label">
              <span class="visually-hidden"
                >{{ 'ui.checklist.' + (done ? 'met' : item.met ? 'doubtful' : 'missing') | transloco }}:
              </span>
              {{ item.label }}
            </p>
            @if (item.violation && !done) {
              <p class="why">{{ item.violation | violationText }}</p>
            }
            @if (item.link; as link) {
              <p class="why">
                <a [routerLink]="link.path">{{ link.text }}</a>
              </p>
            }
            @if (item.who || item.article || item.violation?.article) {
              <p class="detail">
                @if (item.who && !done) {
                  <span>{{ item.who }}</span>
                }
                @if (item.article ?? item.violation?.article; as article) {
                  <span><vv-article-link [article]="article" /></span>
                }
              </p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    .sum {
      margin-bottom: var(--gap-2);
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    li {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--gap-3);
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    svg {
      margin-top: 0.15rem;
      color: var(--warn);
    }

    .met svg {
      color: var(--good);
    }

    .tick {
      stroke: var(--paper);
    }

    p {
      margin: 0;
    }

    .label {
      font-weight: 600;
    }

    .met .label {
      font-weight: 400;
    }

    .why {
      font-size: var(--size-s);
    }

    .detail {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-3);
      color: var(--ink-soft);
      font-size: var(--size-s);
    }
  `,
})
export class Checklist {
  readonly items = input.required<readonly ChecklistItem[]>();
  protected readonly met = computed(() => this.items().filter((item) => item.met).length);

  protected isDone({ met, violation }: ChecklistItem): boolean {
    return met && !violation;
  }
}
