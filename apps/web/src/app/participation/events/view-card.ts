import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  OPINION_OUTCOMES,
  REDACTION_CODES,
  REFUSAL_CODES,
  type DeskView,
  type OpinionOutcome,
} from '#libs/contracts';
import { answerFindings, checkRedaction } from '#libs/participation-rules';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, MomentPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** One view at the desk: published with or without something left out, refused with a reason, answered. */
@Component({
  selector: 'vv-view-card',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, MomentPipe, StatusBadge],
  templateUrl: './view-card.html',
  styleUrl: './events.scss',
})
export class ViewCard {
  private readonly client = inject(EventsClient);
  protected readonly open = inject(OpenEvent);
  readonly view = input.required<DeskView>();
  protected readonly outcomes = OPINION_OUTCOMES;
  protected readonly redactions = REDACTION_CODES;
  protected readonly refusals = REFUSAL_CODES;
  protected readonly submission = new Submission();
  protected readonly doing = signal<'' | 'publish' | 'refuse' | 'answer'>('');
  protected readonly outcome = linkedSignal<string>(() => this.view().outcome ?? 'accepted');
  protected readonly explanation = linkedSignal(() => this.view().explanation ?? '');
  protected readonly text = linkedSignal(() => this.view().publishedText ?? this.view().text ?? '');
  protected readonly redactionCode = linkedSignal<string>(() => this.view().redaction?.code ?? '');
  protected readonly redactionReason = linkedSignal(() => this.view().redaction?.reason ?? '');
  protected readonly refusalCode = signal<string>(REFUSAL_CODES[0]);
  protected readonly refusalReason = signal('');
  protected readonly may = computed(
    () =>
      this.open.may('participation.answer') &&
      this.open.view()?.state === 'announced' &&
      this.view().text !== null,
  );
  protected readonly differs = computed(
    () => checkRedaction(this.view().text ?? '', this.text(), {}).length > 0,
  );
  /** What makes the answer look formal; an event has no text whose changed words could be named. */
  protected readonly findings = computed(() => {
    if (this.explanation().trim() === '') return [];
    const event = this.open.view();
    const answer = (one: DeskView, reason: string, outcome: OpinionOutcome) => ({
      id: one.id,
      outcome,
      gist: one.publishedText ?? '',
      reason,
      changes: 1,
    });
    const others = (event?.views ?? []).flatMap((one) =>
      one.outcome && one.explanation ? [answer(one, one.explanation, one.outcome)] : [],
    );
    return answerFindings(answer(this.view(), this.explanation(), this.outcome() as OpinionOutcome), others);
  });

  /** Ids of the fields that a summary of mistakes leads to; every card has its own. */
  protected readonly fields = computed(() => {
    const { id } = this.view();
    return {
      text: `published-${id}`,
      redactionCode: `redaction-code-${id}`,
      redactionReason: `redaction-reason-${id}`,
      refusalReason: `refusal-reason-${id}`,
    };
  });

  protected scanAddress(id: string): string {
    return `/api/m/${this.open.place()}/participation/${this.open.view()?.id}/view-scans/${id}`;
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected publish(): Promise<void> {
    const code = this.redactionCode();
    const reason = this.redactionReason();
    return this.decide({
      decision: 'publish',
      text: this.text(),
      ...(code ? { redactionCode: code } : {}),
      ...(reason ? { redactionReason: reason } : {}),
    });
  }

  protected refuse(): Promise<void> {
    return this.decide({
      decision: 'refuse',
      refusalCode: this.refusalCode(),
      refusalReason: this.refusalReason(),
    });
  }

  protected answer(): Promise<void> {
    return this.decide({ decision: 'answer', outcome: this.outcome(), explanation: this.explanation() });
  }

  private async decide(body: Record<string, string> & { decision: string }): Promise<void> {
    const { id, version } = this.view();
    const decision = { ...body, version };
    if (!(await this.submission.send(() => this.client.decide(this.open.place(), id, decision)))) return;
    this.doing.set('');
    this.open.reload();
  }
}
