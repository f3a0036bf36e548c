import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorSummary } from '../ui/error-summary';
import { Icon } from '../ui/icon';
import { Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** An agenda out of the municipality's document management, as a table with the names of its columns. */
@Component({
  selector: 'vv-agenda-import',
  imports: [TranslocoPipe, ErrorSummary, Icon],
  template: `
    <section aria-labelledby="import-title">
      <h2 id="import-title">{{ 'council.import.title' | transloco }}</h2>
      <p class="small soft">{{ 'council.import.about' | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" [fields]="{ file: 'agenda-file' }" />
      <label class="button secondary">
        <vv-icon name="upload" />{{ 'council.import.file' | transloco }}
        <input
          id="agenda-file"
          class="visually-hidden"
          type="file"
          accept=".csv,.txt,.tsv"
          (change)="read($event)"
        />
      </label>
    </section>
  `,
  styles: `
    label:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class AgendaImport {
  private readonly client = inject(CouncilDepthClient);
  readonly sittingId = input.required<string>();
  readonly imported = output<void>();
  protected readonly submission = new Submission();

  protected async read(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const text = await picker.files?.[0]?.text();
    picker.value = '';
    if (text === undefined) return;
    if (await this.submission.send(() => this.client.importAgenda(this.sittingId(), text)))
      this.imported.emit();
  }
}
