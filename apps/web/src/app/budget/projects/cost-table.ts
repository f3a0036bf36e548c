import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CostLine } from '#libs/contracts';
import { lineTotal, projectTotal } from '#libs/budget-rules';
import { Language } from '../../shell/language';
import { Column, DataTable } from '../../ui/data-table';
import { EuroPipe } from '../../ui/format-pipes';

/** A cost estimate, line by line, with its sum. */
@Component({
  selector: 'vv-cost-table',
  imports: [TranslocoPipe, Column, DataTable, EuroPipe],
  template: `
    <vv-data-table [rows]="lines()" [caption]="'budget.cost.caption' | transloco" [captionHidden]="true">
      <ng-template [vvColumn]="'budget.cost.name' | transloco" let-row>
        <span lang="lv">{{ line(row).name }}</span>
      </ng-template>
      <ng-template [vvColumn]="'budget.cost.quantity' | transloco" [number]="true" let-row>
        <span
          >{{ quantity(line(row).quantity) }} <span lang="lv">{{ line(row).unit }}</span></span
        >
      </ng-template>
      <ng-template [vvColumn]="'budget.cost.price' | transloco" [number]="true" let-row>
        {{ line(row).unitCents | euro }}
      </ng-template>
      <ng-template [vvColumn]="'budget.cost.sum' | transloco" [number]="true" let-row>
        {{ sum(line(row)) | euro }}
      </ng-template>
    </vv-data-table>
    <p class="total">
      {{ 'budget.cost.total' | transloco }} <strong class="figures">{{ total() | euro }}</strong>
    </p>
  `,
  styles: `
    .total {
      display: flex;
      justify-content: space-between;
      gap: var(--gap-4);
      margin-top: var(--gap-2);
      padding-inline-end: var(--gap-4);
      font-size: var(--size-l);
    }
  `,
})
export class CostTable {
  private readonly language = inject(Language);
  readonly lines = input.required<readonly CostLine[]>();
  protected readonly total = computed(() => projectTotal(this.lines()));

  protected line(row: unknown): CostLine {
    return row as CostLine;
  }

  protected sum(line: CostLine): number {
    return lineTotal(line);
  }

  protected quantity(quantity: number): string {
    return this.language.current() === 'lv' ? String(quantity).replace('.', ',') : String(quantity);
  }
}
