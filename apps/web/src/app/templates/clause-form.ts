import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { CLAUSE_GROUPS, readClause, TEMPLATE_IDS } from '#libs/bylaw-templates';
import type { ClauseText as ClauseBody, TemplateId } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { ClauseText } from './clause-text';
import { TemplatesClient } from './templates-client';

/** A clause that is being written; `id` is null for a new one. */
export interface ClauseDraft extends ClauseBody {
  id: string | null;
  version: number;
}

/** Writes a clause of the municipality's own, with its text as it will be inserted. */
@Component({
  selector: 'vv-clause-form',
  imports: [TranslocoPipe, ClauseText, Control, ErrorSummary, Field],
  templateUrl: './clause-form.html',
  styles: `
    select[multiple] {
      min-height: 9rem;
    }

    .row {
      margin-top: var(--gap-3);
    }
  `,
})
export class ClauseForm {
  readonly draft = input.required<ClauseDraft>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  private readonly client = inject(TemplatesClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly submission = new Submission();
  protected readonly groups = CLAUSE_GROUPS;
  protected readonly ids = TEMPLATE_IDS;
  protected readonly value = linkedSignal<ClauseDraft>(() => this.draft());
  protected readonly points = computed(() => readClause(this.value().text));

  protected write(field: 'title' | 'about' | 'text', event: Event): void {
    const { value } = event.target as HTMLTextAreaElement;
    this.value.update((all) => ({ ...all, [field]: value }));
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const group = CLAUSE_GROUPS.find((one) => one === value);
    if (group) this.value.update((all) => ({ ...all, group }));
  }

  protected toggle(id: TemplateId): void {
    this.value.update((all) => ({
      ...all,
      kinds: all.kinds.includes(id) ? all.kinds.filter((one) => one !== id) : [...all.kinds, id],
    }));
  }

  protected async save(): Promise<void> {
    const { id, version, title, about, group, kinds, text } = this.value();
    const empty = emptyFields(
      [
        { where: 'title', label: 'templates.clauses.name', value: title },
        { where: 'text', label: 'templates.clauses.text', value: text },
      ],
      this.transloco,
    );
    if (!this.submission.check(empty)) return;
    const body: ClauseBody = { title: title.trim(), about: about.trim(), group, kinds, text };
    const send = () => (id === null ? this.client.add(body) : this.client.change(id, { ...body, version }));
    if (await this.submission.send(send)) this.saved.emit();
  }
}
