import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChildren, Directive, inject, input, TemplateRef } from '@angular/core';

/** A column: `<ng-template vvColumn="Datums" let-row>…</ng-template>`. */
@Directive({ selector: '[vvColumn]' })
export class Column {
  /** Heading of the column, already translated. */
  readonly vvColumn = input.required<string>();
  readonly number = input(false);
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);
}

/** More columns than a tablet is wide. */
const MANY = 6;

/** A table that becomes a stack of cards under 600 px, with many columns under 960; each value then beside its heading. */
@Component({
  selector: 'vv-data-table',
  imports: [NgTemplateOutlet],
  template: `
    <table class="data" role="table">
      <caption [class.visually-hidden]="captionHidden()">
        {{
          caption()
        }}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          @for (column of columns(); track $index) {
            <th scope="col" role="columnheader" [class.number]="column.number()">{{ column.vvColumn() }}</th>
          }
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (row of rows(); track $index) {
          <tr role="row">
            @for (column of columns(); track $index) {
              <td role="cell" [class.number]="column.number()" [attr.data-label]="column.vvColumn()">
                <ng-container
                  [ngTemplateOutlet]="column.template"
                  [ngTemplateOutletContext]="{ $implicit: row }"
                />
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './data-table.scss',
  host: { '[class.many]': 'many()' },
})
export class DataTable {
  readonly rows = input.required<readonly unknown[]>();
  readonly caption = input.required<string>();
  readonly captionHidden = input(false);
  protected readonly columns = contentChildren(Column);
  protected readonly many = computed(() => this.columns().length > MANY);
}
