import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EvaluationFile } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { EvaluationClient } from './evaluation-client';

/** How the commission voted on a project in one of its sittings, and who stood aside because of an interest. */
@Component({
  selector: 'vv-commission-vote-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe],
  templateUrl: './commission-vote-form.html',
  styles: `
    .counts {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
      align-items: end;
      gap: 0 var(--gap-4);
    }

    fieldset {
      margin: 0 0 var(--gap-4);
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      font-weight: 600;
    }
  `,
})
export class CommissionVoteForm {
  private readonly client = inject(EvaluationClient);
  private readonly transloco = inject(TranslocoService);
  readonly projectId = input.required<string>();
  /** Those that votes can be recorded in, the newest first. */
  readonly sittings = input.required<EvaluationFile['sittings']>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly fields = { steppedAside: 'why-0' };
  protected readonly form = inject(NonNullableFormBuilder).group({
    sittingId: '',
    votesFor: '',
    votesAgainst: '',
    abstained: '0',
  });
  private readonly chosen = toSignal(this.form.controls.sittingId.valueChanges, { initialValue: '' });
  protected readonly members = computed(
    () => this.sittings().find(({ id }) => id === this.chosen())?.present ?? [],
  );
  /** Who stood aside, each with the interest. */
  protected readonly aside = signal<ReadonlyMap<string, string>>(new Map());

  constructor() {
    effect(() => {
      const [newest] = this.sittings();
      if (newest && !this.form.controls.sittingId.value) this.form.patchValue({ sittingId: newest.id });
    });
    effect(() => {
      this.chosen();
      this.aside.set(new Map());
    });
  }

  protected toggle(name: string): void {
    const aside = new Map(this.aside());
    if (!aside.delete(name)) aside.set(name, '');
    this.aside.set(aside);
  }

  protected because(name: string, event: Event): void {
    this.aside.set(new Map(this.aside()).set(name, (event.target as HTMLInputElement).value));
  }

  protected async vote(): Promise<void> {
    const { sittingId, votesFor, votesAgainst, abstained } = this.form.getRawValue();
    const needed = [
      { where: 'sittingId', label: 'budget-evaluation.commission.sitting', value: sittingId },
      { where: 'votesFor', label: 'budget-evaluation.commission.for', value: String(votesFor) },
      { where: 'votesAgainst', label: 'budget-evaluation.commission.against', value: String(votesAgainst) },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sent = await this.submission.send(() =>
      this.client.vote(this.projectId(), {
        ...{ sittingId, votesFor: Number(votesFor), votesAgainst: Number(votesAgainst) },
        abstained: Number(abstained),
        steppedAside: [...this.aside()].map(([name, why]) => ({ name, why: why.trim() })),
      }),
    );
    if (!sent) return;
    this.form.patchValue({ votesFor: '', votesAgainst: '', abstained: '0' });
    this.aside.set(new Map());
    this.done.emit();
  }
}
