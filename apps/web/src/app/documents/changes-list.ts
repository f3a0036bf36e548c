import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { comparisonTable, type Comparison } from '#libs/bylaw-diff';
import { spokenLabel } from '#libs/bylaw-document';

/** The changes as a list with headings, for reading aloud: "5. punkts: bija … / būs …". */
@Component({
  selector: 'vv-changes-list',
  imports: [TranslocoPipe],
  template: `
    @for (change of changes(); track $index) {
      <section>
        <h3>
          @if (change.number) {
            <span lang="lv" [attr.aria-label]="change.spoken">{{ change.number }}</span>
          }
          {{ 'documents.unit.' + change.unit | transloco }} –
          {{ 'ui.compare.status.' + change.kind | transloco }}
        </h3>
        @if (change.before) {
          <p>
            <strong>{{ 'documents.compare.was' | transloco }}</strong>
            <span lang="lv">{{ change.before }}</span>
          </p>
        }
        @if (change.after) {
          <p>
            <strong>{{ 'documents.compare.is' | transloco }}</strong>
            <span lang="lv">{{ change.after }}</span>
          </p>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 80ch;
    }

    section {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    h3 {
      font-size: var(--size-m);
    }

    p {
      margin: var(--gap-1) 0 0;
      white-space: pre-line;
    }
  `,
})
export class ChangesList {
  readonly comparison = input.required<Comparison>();

  protected readonly changes = computed(() =>
    comparisonTable(this.comparison()).map((row) => {
      const number = row.labelAfter || row.labelBefore;
      return {
        ...row,
        number,
        spoken: spokenLabel(number),
        unit: known.has(row.unit) ? row.unit : 'paragraph',
      };
    }),
  );
}

const known = new Set([
  'point',
  'subpoint',
  'chapter',
  'annex',
  'title',
  'basis',
  'table',
  'paragraph',
  'memorandum_part',
]);
