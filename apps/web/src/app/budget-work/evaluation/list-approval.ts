import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { EvaluationClient } from './evaluation-client';

/** The approval of the ballot list, a step only where the nolikums has it; nobody chooses projects here. */
@Component({
  selector: 'vv-list-approval',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    <section aria-labelledby="approval-title">
      <h3 id="approval-title">{{ 'budget-evaluation.list.title' | transloco }}</h3>
      @if (approval(); as one) {
        <p class="notice good">
          <span lang="lv">{{ one.body }}, {{ one.decisionRef }}</span
          >, {{ one.decisionDay | legalDay: 'short' }}<br />
          {{ 'budget-evaluation.list.projects' | transloco: { count: one.projects } }}
        </p>
      } @else if (open()) {
        <p class="soft">{{ 'budget-evaluation.list.about' | transloco }}</p>
        <form [formGroup]="form" novalidate (ngSubmit)="save()">
          <vv-error-summary [violations]="submission.violations()" />
          <vv-field
            name="body"
            [label]="'budget-evaluation.list.body' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl formControlName="body" lang="lv" maxlength="200" autocomplete="off" />
          </vv-field>
          <vv-field
            name="decisionRef"
            [label]="'budget-evaluation.list.decision' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl formControlName="decisionRef" lang="lv" maxlength="200" autocomplete="off" />
          </vv-field>
          <vv-field
            class="short"
            name="decisionDay"
            [label]="'budget-evaluation.list.day' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl type="date" formControlName="decisionDay" />
          </vv-field>
          <button class="button" type="submit">{{ 'budget-evaluation.list.save' | transloco }}</button>
        </form>
      }
    </section>
  `,
  styles: `
    section {
      margin-top: var(--gap-6);
    }

    h3 {
      margin-bottom: var(--gap-3);
    }
  `,
})
export class ListApprovalPanel {
  private readonly client = inject(EvaluationClient);
  private readonly transloco = inject(TranslocoService);
  readonly cycleId = input.required<string>();
  /** Whether the list may be approved by this person now. */
  readonly open = input.required<boolean>();

  private readonly resource = rxResource({
    params: () => this.cycleId(),
    stream: ({ params }) => this.client.listApproval(params),
  });
  protected readonly approval = computed(() =>
    this.resource.hasValue() ? this.resource.value().approval : null,
  );
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    body: '',
    decisionRef: '',
    decisionDay: '',
  });

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed = [
      { where: 'body', label: 'budget-evaluation.list.body', value: entered.body },
      { where: 'decisionRef', label: 'budget-evaluation.list.decision', value: entered.decisionRef },
      { where: 'decisionDay', label: 'budget-evaluation.list.day', value: entered.decisionDay },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sent = await this.submission.send(() => this.client.approveList(this.cycleId(), entered));
    if (sent) this.resource.reload();
  }
}
