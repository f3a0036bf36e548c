import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { spokenLabel, unitPhrase } from '#libs/bylaw-document';
import { INFLECTIONS, type Inflection } from './insert';
import type { Referable } from './reference-search';

/** The units that fit what was typed behind `@`; the keyboard stays in the text. */
@Component({
  selector: 'vv-reference-menu',
  imports: [TranslocoPipe],
  template: `
    <div class="cases" role="group" [attr.aria-label]="'editor.reference.case' | transloco">
      @for (one of inflections; track one) {
        <button
          type="button"
          [attr.aria-pressed]="one === inflection()"
          (mousedown)="$event.preventDefault()"
          (click)="inflect.emit(one)"
        >
          {{ 'editor.reference.' + one | transloco }}
        </button>
      }
      <span class="soft">Tab</span>
    </div>
    <ul
      [id]="listId"
      class="plain-list"
      role="listbox"
      lang="lv"
      [attr.aria-label]="'editor.reference.list' | transloco"
    >
      @for (entry of shown(); track entry.unit.id; let index = $index) {
        <li
          [id]="listId + '-' + index"
          role="option"
          tabindex="-1"
          [attr.aria-selected]="index === at()"
          (mousedown)="$event.preventDefault()"
          (click)="choose.emit(entry)"
          (keydown.enter)="choose.emit(entry)"
        >
          <strong [attr.aria-label]="entry.spoken">{{ entry.phrase }}</strong> <span>{{ entry.text }}</span>
        </li>
      } @empty {
        <li class="none">{{ 'editor.reference.none' | transloco }}</li>
      }
    </ul>
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 30;
      width: min(26rem, calc(100vw - 2rem));
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
      font-size: var(--size-s);
    }

    .cases {
      display: flex;
      flex-wrap: wrap;
      gap: 2px;
      align-items: center;
      padding: var(--gap-2);
      border-bottom: 1px solid var(--line);
      font-size: var(--size-xs);
    }

    .cases button {
      min-height: 1.75rem;
      padding: 0 0.5rem;
      border: 0;
      border-radius: var(--radius);
      background: transparent;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }

    .cases button[aria-pressed='true'] {
      background: var(--accent-wash);
      color: var(--accent);
      font-weight: 600;
    }

    .cases .soft {
      margin-inline-start: auto;
    }

    ul {
      max-height: 16rem;
      overflow-y: auto;
      padding: var(--gap-1);
    }

    li {
      padding: 0.3rem 0.6rem;
      overflow: hidden;
      border-radius: var(--radius);
      text-overflow: ellipsis;
      white-space: nowrap;
      cursor: pointer;
    }

    li[aria-selected='true'] {
      background: var(--accent);
      color: var(--on-accent);
    }

    li strong {
      margin-inline-end: 0.6ch;
    }

    .none {
      color: var(--ink-soft);
    }
  `,
})
export class ReferenceMenu {
  protected readonly listId = 'reference-list';
  protected readonly inflections = INFLECTIONS;
  readonly units = input.required<readonly Referable[]>();
  readonly at = input(0);
  readonly inflection = input.required<Inflection>();
  readonly choose = output<Referable>();
  readonly inflect = output<Inflection>();

  protected readonly shown = computed(() =>
    this.units().map((entry) => {
      const phrase = unitPhrase(entry.unit, this.inflection());
      return { ...entry, phrase, spoken: spokenLabel(phrase) };
    }),
  );
}
