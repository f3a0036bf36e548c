import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HolidayProposal, LegalDay } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { DirectoryClient } from './directory-client';
import { loadProblem, Submission } from '../ui/submission';

/** The year's holidays as the product would enter them, against what is entered; the administrator accepts. */
@Component({
  selector: 'vv-holiday-proposal-form',
  imports: [TranslocoPipe, ErrorSummary, FailedRequest, LegalDayPipe],
  template: `
    <p class="small">{{ 'directory.calendar.proposeText' | transloco }}</p>
    <vv-error-summary [violations]="submission.violations()" />
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="proposal.reload()" />
    } @else if (proposal.hasValue()) {
      @if (open().length) {
        <fieldset>
          <legend class="label">{{ 'directory.calendar.different' | transloco }}</legend>
          @for (one of open(); track one.day) {
            <label class="choice">
              <input type="checkbox" [checked]="chosen().has(one.day)" (change)="toggle(one.day)" />
              <span>
                <span lang="lv">{{ one.name }}</span>
                <span class="small soft day">{{ one.day | legalDay: 'weekday' }}</span>
                @if (one.present; as present) {
                  <span class="small soft day">{{
                    'directory.calendar.now' | transloco: { name: present.name }
                  }}</span>
                }
              </span>
            </label>
          }
        </fieldset>
        <button
          class="button"
          type="button"
          [attr.aria-disabled]="chosen().size === 0 || submission.busy() || null"
          (click)="accept()"
        >
          {{ 'directory.calendar.accept' | transloco: { count: chosen().size } }}
        </button>
      } @else {
        <p>{{ 'directory.calendar.nothingToAccept' | transloco }}</p>
      }
    } @else {
      <p class="soft" aria-live="polite">{{ 'directory.loading' | transloco }}</p>
    }
  `,
  styles: `
    .day {
      display: block;
    }

    fieldset {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class HolidayProposalForm {
  private readonly client = inject(DirectoryClient);
  readonly year = input.required<number>();
  readonly accepted = output<void>();

  protected readonly submission = new Submission();
  protected readonly proposal = rxResource({
    params: () => this.year(),
    stream: ({ params }) => this.client.proposal(params),
  });
  protected readonly problem = loadProblem(this.proposal);
  protected readonly open = computed<HolidayProposal[]>(() =>
    this.proposal.hasValue() ? this.proposal.value().filter((one) => one.status !== 'same') : [],
  );
  /** At first what is absent; where something else was entered, a person decides. */
  protected readonly chosen = linkedSignal<ReadonlySet<LegalDay>>(
    () => new Set(this.open().flatMap((one) => (one.status === 'absent' ? one.day : []))),
  );

  protected toggle(day: LegalDay): void {
    const next = new Set(this.chosen());
    if (!next.delete(day)) next.add(day);
    this.chosen.set(next);
  }

  protected async accept(): Promise<void> {
    const days = [...this.chosen()];
    if (days.length === 0) return;
    if (!(await this.submission.send(() => this.client.acceptHolidays(this.year(), days)))) return;
    this.proposal.reload();
    this.accepted.emit();
  }
}
