import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ComparedTable } from '#libs/bylaw-diff';
import { CompareWords } from './compare-words';

/** A compared table cell by cell: both wordings in one, or what one of them has. */
@Component({
  selector: 'vv-compare-cells',
  imports: [TranslocoPipe, CompareWords],
  template: `
    <div class="wrap" tabindex="0" role="group" [attr.aria-label]="'ui.compare.cells' | transloco">
      <table>
        <tbody>
          @for (row of rows(); track $index) {
            <tr [class]="row.status">
              @for (cell of row.cells; track $index) {
                @if (cell.header) {
                  <th
                    scope="col"
                    [class]="cell.status"
                    [attr.colspan]="cell.colspan"
                    [attr.rowspan]="cell.rowspan"
                  >
                    <vv-compare-words [segments]="cell.segments" />
                  </th>
                } @else {
                  <td [class]="cell.status" [attr.colspan]="cell.colspan" [attr.rowspan]="cell.rowspan">
                    <vv-compare-words [segments]="cell.segments" />
                  </td>
                }
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .wrap {
      max-width: 100%;
      overflow-x: auto;
    }

    table {
      border-collapse: collapse;
      font-size: var(--size-s);
    }

    th,
    td {
      padding: var(--gap-1) var(--gap-2);
      border: 1px solid var(--line);
      text-align: start;
      vertical-align: top;
    }

    .inserted {
      border-color: var(--good);
    }

    .deleted {
      border-color: var(--bad);
    }

    .changed:is(td, th) {
      border-color: var(--warn);
    }
  `,
})
export class CompareCells {
  readonly table = input.required<ComparedTable>();
  /** Only what one wording has; both without it. */
  readonly side = input<'before' | 'after' | null>(null);

  protected readonly rows = computed(() => {
    const side = this.side();
    const hidden = side === 'before' ? 'inserted' : side === 'after' ? 'deleted' : null;
    const without = side === 'before' ? 'ins' : side === 'after' ? 'del' : null;
    return this.table()
      .rows.filter(({ status }) => status !== hidden)
      .map((row) => ({
        status: row.status,
        cells: row.cells
          .filter(({ status }) => status !== hidden)
          .map((cell) => ({ ...cell, segments: cell.segments.filter(({ type }) => type !== without) })),
      }));
  });
}
