import { Component, computed, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EvaluationFile } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { DeadlineChip } from '../../ui/deadline-chip';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { parseEuro } from '../../ui/money';
import { emptyFields, Submission } from '../../ui/submission';
import { CommissionVoteForm } from './commission-vote-form';
import { EvaluationClient } from './evaluation-client';
import { OpenCycle } from '../open-cycle';

/** What goes before a verdict: specialists with their declarations and opinions, and the votes of the commission. */
@Component({
  selector: 'vv-evaluation-steps',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    CommissionVoteForm,
    Control,
    DeadlineChip,
    ErrorSummary,
    EuroPipe,
    Field,
    LegalDayPipe,
    LocalLink,
  ],
  templateUrl: './evaluation-steps.html',
  styles: `
    :host {
      display: block;
      margin-top: var(--gap-6);
    }

    section + section {
      margin-top: var(--gap-6);
    }

    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    li p {
      margin: 0;
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class EvaluationSteps {
  private readonly client = inject(EvaluationClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly cycle = inject(OpenCycle);
  readonly projectId = input.required<string>();
  readonly file = input.required<EvaluationFile>();
  /** Whether the project is being evaluated. */
  readonly open = input.required<boolean>();
  readonly done = output<void>();

  protected readonly asking = new Submission();
  protected readonly answering = new Submission();
  protected readonly mine = computed(() => this.file().specialists.find(({ me }) => me) ?? null);
  protected readonly interest = signal(false);
  private readonly forms = inject(NonNullableFormBuilder);
  protected readonly askForm = this.forms.group({ personId: '', field: '', dueOn: '' });
  protected readonly answerForm = this.forms.group({
    interestNote: '',
    opinion: '',
    verified: '',
    opinionCostNote: '',
  });
  protected readonly answerFields = { costNote: 'opinionCostNote', verifiedCents: 'opinionVerified' };

  protected async ask(): Promise<void> {
    const { personId, field, dueOn } = this.askForm.getRawValue();
    const needed = [
      { where: 'personId', label: 'budget-evaluation.specialists.who', value: personId },
      { where: 'field', label: 'budget-evaluation.specialists.field', value: field },
    ];
    if (!this.asking.check(emptyFields(needed, this.transloco))) return;
    const sent = await this.asking.send(() =>
      this.client.ask(this.projectId(), { personId, field: field.trim(), dueOn: dueOn || null }),
    );
    if (!sent) return;
    this.askForm.reset();
    this.done.emit();
  }

  protected async answer(): Promise<void> {
    const { interestNote, opinion, verified, opinionCostNote } = this.answerForm.getRawValue();
    const verifiedCents = verified.trim() === '' ? null : parseEuro(verified);
    if (verified.trim() !== '' && verifiedCents === null) {
      this.answering.check([{ code: 'sumUnreadable', where: 'opinionVerified' }]);
      return;
    }
    const interest = this.interest();
    const sent = await this.answering.send(() =>
      this.client.answer(this.projectId(), {
        ...{ interest, interestNote: interestNote.trim(), opinion: opinion.trim(), verifiedCents },
        costNote: opinionCostNote.trim(),
      }),
    );
    if (sent) this.done.emit();
  }

  /** Somebody who was asked nothing has an interest, and decides nothing here. */
  protected async declareInterest(): Promise<void> {
    this.interest.set(true);
    await this.answer();
  }

  protected declare(event: Event): void {
    this.interest.set((event.target as HTMLInputElement).checked);
  }
}
