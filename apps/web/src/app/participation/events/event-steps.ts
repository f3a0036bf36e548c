import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EventDesk } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { EventsClient, type EventStep } from './events-client';
import { OpenEvent } from './open-event';

/** What follows: a longer term, the summary that was approved, the council's decision, or calling the event off. */
@Component({
  selector: 'vv-event-steps',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  templateUrl: './event-steps.html',
  styleUrl: './events.scss',
})
export class EventSteps {
  private readonly client = inject(EventsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenEvent);
  protected readonly submission = new Submission();
  protected readonly longer = signal('');
  protected readonly reason = signal('');
  private readonly forms = inject(NonNullableFormBuilder);
  protected readonly summary = this.forms.group({
    summary: '',
    approvedBy: '',
    approvedDay: this.session.legalToday() ?? '',
  });
  protected readonly decision = this.forms.group({
    decisionNo: '',
    decidedDay: this.session.legalToday() ?? '',
    result: '',
  });
  protected readonly isOver = computed(() => {
    const view = this.open.view();
    return view?.state === 'announced' && (view.lastDay ?? '') < (this.session.legalToday() ?? '');
  });

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async take(view: EventDesk, step: EventStep, body: Record<string, string>): Promise<void> {
    if (step === 'cancel') {
      const action = this.transloco.translate('events.steps.cancel');
      const text = this.transloco.translate('events.steps.cancelSure');
      if (!(await this.confirm.ask({ title: action, text, action, dangerous: true }))) return;
    }
    const { version } = view;
    const sent = { ...body, version };
    await this.submission.send(() => this.client.step(this.open.place(), view.id, step, sent));
    this.open.reload();
  }
}
