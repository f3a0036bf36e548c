import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type AgendaRow, newAgendaRows, readAgendaTable } from '#libs/council-rules';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorSummary } from '../ui/error-summary';
import { Icon } from '../ui/icon';
import { Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** An agenda out of the municipality's document management, as a table with the names of its columns. */
@Component({
  selector: 'vv-agenda-import',
  imports: [TranslocoPipe, ErrorSummary, Icon],
  templateUrl: './agenda-import.html',
  styles: `
    label:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
    .scroll {
      margin-top: 16px;
      overflow-x: auto;
    }
  `,
})
export class AgendaImport {
  private readonly client = inject(CouncilDepthClient);
  readonly sittingId = input.required<string>();
  /** What is on the agenda already. */
  readonly present = input.required<readonly Pick<AgendaRow, 'title' | 'registerNumber'>[]>();
  readonly imported = output<void>();
  protected readonly submission = new Submission();
  private readonly table = signal<string | null>(null);
  /** What would happen with each line, before anything is taken over. */
  protected readonly rows = computed(() => {
    const table = this.table();
    if (table === null) return [];
    const { rows } = readAgendaTable(table);
    const added = new Set(newAgendaRows(rows, this.present()));
    return rows.map((row) => ({ ...row, isNew: added.has(row) }));
  });
  protected readonly count = computed(() => this.rows().filter(({ isNew }) => isNew).length);

  protected async read(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const text = await picker.files?.[0]?.text();
    picker.value = '';
    if (text === undefined) return;
    this.table.set(this.submission.check(readAgendaTable(text).violations) ? text : null);
  }

  protected async add(): Promise<void> {
    const table = this.table();
    if (table === null) return;
    if (await this.submission.send(() => this.client.importAgenda(this.sittingId(), table))) {
      this.cancel();
      this.imported.emit();
    }
  }

  protected cancel(): void {
    this.table.set(null);
  }
}
