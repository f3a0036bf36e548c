import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { fillClause, parametersOf, type ClauseGroup } from '#libs/bylaw-templates';
import type { ArticleRef, ClausePoint, TemplateId } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { ClauseText } from './clause-text';

/** A clause as the library shows it, built-in or the municipality's own. */
export interface ShownClause {
  id: string;
  name: string;
  about: string;
  group: ClauseGroup;
  kinds: readonly TemplateId[] | null;
  article: ArticleRef | null;
  points: readonly ClausePoint[];
  own: boolean;
}

/** A clause to be inserted, with what was filled in. */
export interface FilledClause {
  clause: ShownClause;
  points: readonly ClausePoint[];
}

/** One clause: its text, a field for each thing that it asks for, and the button that inserts it. */
@Component({
  selector: 'vv-clause-card',
  imports: [TranslocoPipe, ArticleLink, ClauseText],
  template: `
    <details>
      <summary>
        <span [attr.lang]="clause().own ? 'lv' : null">{{ clause().name }}</span>
        @if (clause().own) {
          <span class="mine small">{{ 'templates.clauses.mine' | transloco }}</span>
        }
      </summary>
      <div class="body">
        <p class="small soft" [attr.lang]="clause().own ? 'lv' : null">{{ clause().about }}</p>
        <vv-clause-text [points]="filled()" />
        @if (asked().length) {
          <fieldset>
            <legend class="small">{{ 'templates.clauses.parameters' | transloco }}</legend>
            @for (one of asked(); track one; let index = $index) {
              <label class="small" [for]="field(index)" lang="lv">{{ one }}</label>
              <input
                class="input"
                [id]="field(index)"
                lang="lv"
                maxlength="300"
                autocomplete="off"
                [value]="given()[one] ?? ''"
                (input)="give(one, $event)"
              />
            }
          </fieldset>
        }
        <p class="small soft">
          {{ 'templates.clauses.source' | transloco }}:
          @if (clause().article; as article) {
            <vv-article-link [article]="article" />
          } @else {
            {{ (clause().own ? 'templates.clauses.mine' : 'templates.clauses.practice') | transloco }}
          }
        </p>
        <button
          type="button"
          class="button compact"
          [disabled]="!editable()"
          [attr.aria-label]="('templates.clauses.insert' | transloco) + ': ' + clause().name"
          (click)="insert.emit({ clause: clause(), points: filled() })"
        >
          {{ 'templates.clauses.insert' | transloco }}
        </button>
      </div>
    </details>
  `,
  styles: `
    summary {
      min-height: 2rem;
      padding: var(--gap-1) 0;
      cursor: pointer;
    }

    .mine {
      margin-inline-start: var(--gap-2);
      padding: 0 0.4rem;
      border: 1px solid var(--line-strong);
      border-radius: 1rem;
      color: var(--ink-soft);
    }

    .body {
      display: grid;
      gap: var(--gap-2);
      padding: var(--gap-2) 0 var(--gap-4) var(--gap-3);
      border-inline-start: 2px solid var(--line);
    }

    p {
      margin: 0;
    }

    fieldset {
      display: grid;
      gap: var(--gap-1);
      margin: 0;
    }

    input {
      width: 100%;
    }

    .button {
      justify-self: start;
    }
  `,
})
export class ClauseCard {
  readonly clause = input.required<ShownClause>();
  readonly editable = input(true);
  readonly insert = output<FilledClause>();

  protected readonly given = signal<Readonly<Record<string, string>>>({});
  protected readonly asked = computed(() => parametersOf(this.clause().points));
  protected readonly filled = computed(() => fillClause(this.clause().points, this.given()));

  protected field(index: number): string {
    return `clause-${this.clause().id}-${index}`;
  }

  protected give(asks: string, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.given.update((all) => ({ ...all, [asks]: value }));
  }
}
