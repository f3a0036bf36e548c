import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Collation } from '#libs/contracts';
import { PluralPipe } from '../ui/format-pipes';

/** Form 2 of MK639 as a table: who, what, whether it was taken into account, why. */
@Component({
  selector: 'vv-collation-table',
  imports: [TranslocoPipe, PluralPipe],
  template: `
    @let one = collation();
    <div
      class="table-wrap"
      tabindex="0"
      role="group"
      [attr.aria-label]="'opinions.collation.title' | transloco"
    >
      <table class="data" lang="lv">
        <thead>
          <tr>
            @for (head of heads; track head) {
              <th scope="col">{{ 'opinions.collation.head.' + head | transloco }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of one.rows; track row.number) {
            <tr>
              <td>{{ row.number }}.</td>
              <td>{{ row.submitters }}</td>
              <td>
                {{ row.substance }}
                @if (row.opinions > 1) {
                  <span class="soft">({{ 'opinions.collation.opinions' | plural: row.opinions }})</span>
                }
              </td>
              <td>{{ 'participation.outcome.' + (row.outcome ?? 'none') | transloco }}</td>
              <td>{{ row.late ? ('participation.late' | transloco) : row.reason }}</td>
            </tr>
          } @empty {
            <tr>
              <td colspan="5">{{ 'opinions.collation.empty' | transloco }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (one.disregarded) {
      <p class="small">{{ 'opinions.collation.disregarded' | transloco: { count: one.disregarded } }}</p>
    }
    <p class="small">
      {{ 'participation.banner.responsible' | transloco }}: <span translate="no">{{ one.responsible }}</span>
    </p>
  `,
  styles: `
    td {
      min-width: 8rem;
      vertical-align: top;
      overflow-wrap: break-word;
      hyphens: auto;
      white-space: pre-line;
    }

    td:nth-child(3),
    td:nth-child(5) {
      min-width: 14rem;
    }

    td:first-child {
      min-width: 0;
    }
  `,
})
export class CollationTable {
  readonly collation = input.required<Collation>();
  protected readonly heads = ['number', 'submitter', 'substance', 'outcome', 'reason'] as const;
}
