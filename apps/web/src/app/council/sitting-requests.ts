import { Component, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SITTING_INITIATORS, type SittingInitiator, type SittingRequestView } from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';

/** Extraordinary sittings that were asked for and are to be called within three working days (PL 30). */
@Component({
  selector: 'vv-sitting-requests',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    ArticleLink,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    StatusBadge,
  ],
  template: `
    @if (requests.hasValue() && (manages() || requests.value().length)) {
      <section aria-labelledby="requests-title">
        <h2 id="requests-title">{{ 'council.request.title' | transloco }}</h2>
        <vv-error-summary [violations]="step.violations()" />
        @for (one of requests.value(); track one.id) {
          <article class="card">
            <p class="row">
              <vv-status-badge [tone]="one.late ? 'bad' : 'warn'">{{
                'council.request.callBy' | transloco: { day: (one.callBy | legalDay) }
              }}</vv-status-badge>
              <span class="small"><vv-article-link [article]="one.article" /></span>
            </p>
            <p>
              {{ 'council.initiator.' + one.by | transloco }},
              {{ 'council.request.received' | transloco: { day: (one.receivedOn | legalDay) } }}
            </p>
            <p class="lines" lang="lv">{{ one.agenda }}</p>
            @if (one.urgency; as urgency) {
              <p class="small" lang="lv">{{ 'council.plan.urgency' | transloco }}: {{ urgency }}</p>
            }
            @if (manages()) {
              <p class="row">
                <button class="button" type="button" (click)="called.emit(one)">
                  {{ 'council.request.call' | transloco }}
                </button>
                @if (one.mayGoToRegular) {
                  <button class="button secondary" type="button" (click)="toRegular(one)">
                    {{ 'council.request.toRegular' | transloco }}
                  </button>
                }
              </p>
            }
          </article>
        }
        @if (manages()) {
          @if (recording()) {
            <form class="card" [formGroup]="form" novalidate (ngSubmit)="save()">
              <vv-error-summary [violations]="submission.violations()" />
              <vv-field
                name="by"
                [label]="'council.plan.requestedBy' | transloco"
                [violations]="submission.violations()"
              >
                <select vvControl formControlName="by">
                  @for (one of initiators; track one) {
                    <option [value]="one">{{ 'council.initiator.' + one | transloco }}</option>
                  }
                </select>
              </vv-field>
              <vv-field
                name="receivedOn"
                [label]="'council.plan.requestedOn' | transloco"
                [violations]="submission.violations()"
              >
                <input
                  vvControl
                  formControlName="receivedOn"
                  type="date"
                  [max]="session.legalToday() ?? ''"
                />
              </vv-field>
              <vv-field
                name="agenda"
                [label]="'council.request.agenda' | transloco"
                [violations]="submission.violations()"
              >
                <textarea vvControl formControlName="agenda" rows="3" lang="lv" maxlength="4000"></textarea>
              </vv-field>
              <vv-field
                name="requestUrgency"
                where="urgency"
                [label]="'council.request.urgency' | transloco"
                [hint]="'council.request.urgencyHint' | transloco"
                [violations]="submission.violations()"
              >
                <textarea vvControl formControlName="urgency" rows="2" lang="lv" maxlength="2000"></textarea>
              </vv-field>
              <div class="row">
                <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
                  {{ 'council.request.save' | transloco }}
                </button>
                <button class="button secondary" type="button" (click)="recording.set(false)">
                  {{ 'ui.cancel' | transloco }}
                </button>
              </div>
            </form>
          } @else {
            <button class="button secondary" type="button" (click)="recording.set(true)">
              {{ 'council.request.record' | transloco }}
            </button>
          }
        }
      </section>
    }
  `,
  styles: `
    section {
      margin-bottom: var(--gap-6);
    }

    .card {
      max-width: 46rem;
      margin-bottom: var(--gap-4);
    }

    .lines {
      white-space: pre-line;
    }
  `,
})
export class SittingRequests {
  private readonly client = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly manages = input(false);
  /** A sitting is to be planned for the request. */
  readonly called = output<SittingRequestView>();
  protected readonly initiators = SITTING_INITIATORS;
  protected readonly recording = signal(false);
  protected readonly submission = new Submission();
  protected readonly step = new Submission();
  protected readonly requests = rxResource({ stream: () => this.client.requests() });
  protected readonly form = inject(NonNullableFormBuilder).group({
    by: 'councillors' as SittingInitiator,
    receivedOn: this.session.legalToday() ?? '',
    agenda: '',
    urgency: '',
  });

  protected async save(): Promise<void> {
    const { urgency, ...entered } = this.form.getRawValue();
    const needed = [
      { where: 'receivedOn', label: 'council.plan.requestedOn', value: entered.receivedOn },
      { where: 'agenda', label: 'council.request.agenda', value: entered.agenda },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const request = { ...entered, urgency: urgency.trim() || null };
    if (!(await this.submission.send(() => this.client.recordRequest(request)))) return;
    this.form.reset();
    this.recording.set(false);
    this.requests.reload();
  }

  protected async toRegular({ id }: SittingRequestView): Promise<void> {
    if (await this.step.send(() => this.client.toRegular(id))) this.requests.reload();
  }
}
