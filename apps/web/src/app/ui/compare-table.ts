import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { comparisonTable, comparisonTablePage, type Comparison, type TableRow } from '#libs/bylaw-diff';
import { CompareCells } from './compare-cells';
import { CompareWords } from './compare-words';
import { Icon } from './icon';

/** The comparison table (salīdzinošā tabula): old wording beside new wording; printed, with a column for reasons. */
@Component({
  selector: 'vv-compare-table',
  imports: [TranslocoPipe, CompareCells, CompareWords, Icon],
  template: `
    <div class="row no-print">
      <button class="button secondary compact" type="button" (click)="print()">
        <vv-icon name="print" [size]="18" />{{ 'ui.compare.print' | transloco }}
      </button>
      <button class="button secondary compact" type="button" (click)="download()">
        <vv-icon name="download" [size]="18" />{{ 'ui.compare.downloadTable' | transloco }}
      </button>
      <span class="soft small">{{ 'ui.compare.reasonHint' | transloco }}</span>
    </div>
    <table role="table">
      <caption class="visually-hidden">
        {{
          'ui.compare.tableCaption' | transloco
        }}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader" class="number">{{ 'ui.compare.column.number' | transloco }}</th>
          <th scope="col" role="columnheader">{{ before() || ('ui.compare.before' | transloco) }}</th>
          <th scope="col" role="columnheader">{{ after() || ('ui.compare.after' | transloco) }}</th>
          <th scope="col" role="columnheader" class="reason">{{ 'ui.compare.column.reason' | transloco }}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (row of rows(); track $index) {
          <tr role="row" [class]="row.kind">
            <th scope="row" role="rowheader">
              <span lang="lv">{{ row.labelAfter || row.labelBefore || row.within }}</span>
              <span class="sign">{{ 'ui.compare.status.' + row.kind | transloco }}</span>
            </th>
            @for (side of row.sides; track side.name) {
              <td role="cell" lang="lv" [class.none]="side.words.length === 0">
                @if (side.number && side.words.length) {
                  <span class="label">{{ side.number }}</span>
                }
                @if (row.table && side.words.length) {
                  <vv-compare-cells [table]="row.table" [side]="side.name" />
                } @else {
                  <vv-compare-words [segments]="side.words" />
                }
              </td>
            }
            <td role="cell" class="reason"></td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './compare-table.scss',
})
export class CompareTable {
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  readonly comparison = input.required<Comparison>();
  readonly before = input('');
  readonly after = input('');
  readonly title = input('');

  protected readonly rows = computed(() =>
    comparisonTable(this.comparison()).map((row) => ({
      ...row,
      sides: [
        { name: 'before' as const, number: whole(row) ? '' : row.labelBefore, words: row.old },
        { name: 'after' as const, number: whole(row) ? '' : row.labelAfter, words: row.now },
      ],
    })),
  );

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected download(): void {
    const names = {
      before: this.before(),
      after: this.after(),
      ...(this.title() ? { title: this.title() } : {}),
    };
    const page = comparisonTablePage(this.comparison(), names);
    const url = URL.createObjectURL(new Blob([page], { type: 'text/html;charset=utf-8' }));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = `${this.transloco.translate('ui.compare.tableFile')}.html`;
    link.click();
    URL.revokeObjectURL(url);
  }
}

/** The words of what was split or joined have the numbers of all its parts in them. */
function whole({ kind }: TableRow): boolean {
  return kind === 'split' || kind === 'joined';
}
