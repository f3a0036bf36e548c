import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReviewUnit } from '#libs/contracts';

/** An objection as it is shown, whoever reads it. */
export interface ShownObjection {
  unitId?: string | null;
  unitLabel: string;
  text: string;
  grounds: string;
  proposedWording: string | null;
}

/** Objections one by one: the norm with its words, why it is unlawful, what it breaks, what is proposed instead. */
@Component({
  selector: 'vv-objection-list',
  imports: [TranslocoPipe],
  template: `
    <ol class="plain-list">
      @for (one of objections(); track $index) {
        <li>
          <p class="norm" role="heading" [attr.aria-level]="level()">
            @if (one.unitLabel) {
              <span lang="lv">{{ one.unitLabel }}</span>
            } @else {
              {{ 'review.objection.whole' | transloco }}
            }
          </p>
          @if (quoted(one); as words) {
            <blockquote lang="lv">{{ words }}</blockquote>
          }
          <p lang="lv">{{ one.text }}</p>
          <dl class="small">
            <dt>{{ 'review.objection.grounds' | transloco }}</dt>
            <dd lang="lv">{{ one.grounds }}</dd>
            @if (one.proposedWording) {
              <dt>{{ 'review.objection.wording' | transloco }}</dt>
              <dd lang="lv">{{ one.proposedWording }}</dd>
            }
          </dl>
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      padding-block: var(--gap-4);
      border-top: 1px solid var(--line);
    }

    li > * {
      margin: 0 0 var(--gap-2);
    }

    .norm {
      font-weight: 650;
    }

    .norm > span::first-letter {
      text-transform: uppercase;
    }

    blockquote {
      padding-inline-start: var(--gap-3);
      border-inline-start: 3px solid var(--line-strong);
      color: var(--ink-soft);
    }

    dt {
      color: var(--ink-soft);
    }

    dd {
      margin: 0 0 var(--gap-2);
    }
  `,
})
export class ObjectionList {
  readonly objections = input.required<readonly ShownObjection[]>();
  /** The units of the text, for quoting them. */
  readonly units = input<readonly ReviewUnit[]>([]);
  readonly level = input(4);
  private readonly words = computed(() => new Map(this.units().map(({ id, text }) => [id, text])));

  protected quoted({ unitId }: ShownObjection): string | null {
    return unitId ? (this.words().get(unitId) ?? null) : null;
  }
}
