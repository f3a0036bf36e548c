import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChildren, Directive, inject, input, TemplateRef } from '@angular/core';

/** A column: `<ng-template vvColumn="Datums" let-row>…</ng-template>`. */
@Directive({ selector: '[vvColumn]' })
export class Column {
  /** Heading of the column, already translated. */
  readonly vvColumn = input.required<string>();
  readonly number = input(false);
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);
}

/** A table that becomes a stack of cards under 600 px, each value then beside its heading. */
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
  styles: `
    @media (max-width: 37.49rem) {
      table.data,
      tbody,
      tr,
      td {
        display: block;
      }

      thead {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      tr {
        padding: var(--gap-4);
        margin-bottom: var(--gap-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--raised);
      }

      table.data td {
        display: grid;
        justify-items: start;
        grid-template-columns: minmax(6rem, 2fr) minmax(0, 3fr);
        gap: var(--gap-3);
        padding: var(--gap-1) 0;
        border: 0;
        text-align: start;
        overflow-wrap: anywhere;
      }

      td::before {
        content: attr(data-label);
        color: var(--ink-soft);
      }
    }
  `,
})
export class DataTable {
  readonly rows = input.required<readonly unknown[]>();
  readonly caption = input.required<string>();
  readonly captionHidden = input(false);
  protected readonly columns = contentChildren(Column);
}
