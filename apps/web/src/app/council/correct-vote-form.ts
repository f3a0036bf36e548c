import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type AgendaItemView, type SittingView, VOTE_CHOICES, type VoteChoice } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** Corrects what was typed wrong in a recorded vote: only what is changed is sent, with the reason. */
@Component({
  selector: 'vv-correct-vote-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <p class="small">{{ 'council.correction.about' | transloco }}</p>
    <form novalidate (submit)="save($event)">
      <vv-error-summary [violations]="submission.violations()" [fields]="{ votes: null }" />
      <ul class="plain-list">
        @for (one of roll(); track one.personId) {
          <li>
            <label [for]="'choice-' + one.personId" translate="no">{{ one.name }}</label>
            <select
              [id]="'choice-' + one.personId"
              (change)="change(one.personId, $any($event.target).value)"
            >
              @for (choice of all; track choice) {
                <option [value]="choice" [selected]="(changes()[one.personId] ?? one.choice) === choice">
                  {{ 'council.choice.' + choice | transloco }}
                </option>
              }
            </select>
          </li>
        }
      </ul>
      <vv-field
        name="reason"
        [label]="'council.correction.reason' | transloco"
        [violations]="submission.violations()"
      >
        <textarea
          vvControl
          rows="2"
          lang="lv"
          maxlength="1000"
          [value]="reason()"
          (input)="reason.set($any($event.target).value)"
        ></textarea>
      </vv-field>
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.correction.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2) var(--gap-4);
      align-items: center;
      justify-content: space-between;
      max-width: 30rem;
      padding-block: var(--gap-1);
    }

    select {
      min-height: 2.75rem;
      font: inherit;
    }
  `,
})
export class CorrectVoteForm {
  private readonly client = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  readonly item = input.required<AgendaItemView>();
  readonly sitting = input.required<SittingView>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  protected readonly all = VOTE_CHOICES;
  protected readonly submission = new Submission();
  protected readonly reason = signal('');
  protected readonly changes = signal<Record<string, VoteChoice>>({});
  protected readonly roll = computed(() =>
    this.sitting().councillors.flatMap(({ personId, name }) => {
      const vote = this.item().votes.find((one) => one.name === name);
      return vote ? [{ personId, name, choice: vote.choice }] : [];
    }),
  );

  protected change(personId: string, choice: VoteChoice): void {
    this.changes.update((before) => ({ ...before, [personId]: choice }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    const needed = { where: 'reason', label: 'council.correction.reason', value: reason };
    if (!this.submission.check(emptyFields([needed], this.transloco))) return;
    const votes = this.roll().flatMap(({ personId, choice }) => {
      const wanted = this.changes()[personId];
      return wanted && wanted !== choice ? [{ personId, choice: wanted, conflict: false }] : [];
    });
    if (await this.submission.send(() => this.client.correctVote(this.item().id, reason, votes)))
      this.saved.emit();
  }
}
