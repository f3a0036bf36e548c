import { Component, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { MOST, USUAL_TABLE, type TableShape } from './tables';

/** Asks how large a table shall be and where its headers are. */
@Component({
  selector: 'vv-table-dialog',
  imports: [TranslocoPipe],
  template: `
    <form (submit)="$event.preventDefault(); dialog.close(shape())">
      <h2>{{ 'editor.table.title' | transloco }}</h2>
      <div class="pair">
        @for (side of sides; track side) {
          <label class="field">
            <span>{{ 'editor.table.' + side | transloco }}</span>
            <input
              class="input"
              type="number"
              min="1"
              [max]="most[side]"
              [value]="shape()[side]"
              (focus)="$any($event.target).select()"
              (input)="size(side, $event)"
            />
          </label>
        }
      </div>
      @for (header of headers; track header) {
        <label class="check">
          <input type="checkbox" [checked]="shape()[header]" (change)="toggle(header)" />
          {{ 'editor.table.' + header | transloco }}
        </label>
      }
      <div class="row">
        <button class="button" type="submit">{{ 'editor.table.insert' | transloco }}</button>
        <button class="button secondary" type="button" (click)="dialog.close()">
          {{ 'editor.dialog.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './dialogs.scss',
})
export class TableDialog {
  protected readonly dialog = inject<MatDialogRef<TableDialog, TableShape>>(MatDialogRef);
  protected readonly sides = ['columns', 'rows'] as const;
  protected readonly headers = ['headerRow', 'headerColumn'] as const;
  protected readonly most = MOST;
  protected readonly shape = signal<TableShape>(USUAL_TABLE);

  protected size(side: 'rows' | 'columns', event: Event): void {
    const asked = Math.round(Number((event.target as HTMLInputElement).value));
    this.shape.update((shape) => ({ ...shape, [side]: Math.min(MOST[side], Math.max(1, asked || 1)) }));
  }

  protected toggle(header: 'headerRow' | 'headerColumn'): void {
    this.shape.update((shape) => ({ ...shape, [header]: !shape[header] }));
  }
}
