import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { REDACTION_CODES, REFUSAL_CODES, type DeskOpinion } from '#libs/contracts';
import { isRedacted } from '#libs/participation-rules';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { MomentPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { DeskFiles } from './desk-files';
import { OpinionWork } from './opinion-work';
import { ParticipationClient } from './participation-client';

/** The submitted opinion beside what is published of it; publishing, redacting with a reason, refusing with a reason. */
@Component({
  selector: 'vv-moderation-panel',
  imports: [TranslocoPipe, Control, DeskFiles, ErrorSummary, Field, MomentPipe],
  templateUrl: './moderation-panel.html',
  styleUrl: './moderation-panel.scss',
})
export class ModerationPanel {
  private readonly client = inject(ParticipationClient);
  protected readonly desk = inject(OpinionWork);
  readonly opinion = input.required<DeskOpinion>();
  protected readonly redactions = REDACTION_CODES;
  protected readonly refusals = REFUSAL_CODES;
  protected readonly submission = new Submission();

  protected readonly text = linkedSignal(() => {
    const { publishedText, original } = this.opinion();
    return publishedText ?? original?.text ?? '';
  });
  protected readonly wording = linkedSignal(() => {
    const { publishedText, wording, original } = this.opinion();
    return (publishedText === null ? original?.wording : wording) ?? '';
  });
  protected readonly redactionCode = linkedSignal<string>(() => this.opinion().redaction?.code ?? '');
  protected readonly redactionReason = linkedSignal(() => this.opinion().redaction?.reason ?? '');
  protected readonly refusalCode = linkedSignal<string>(
    () => this.opinion().refusal?.code ?? REFUSAL_CODES[0],
  );
  protected readonly refusalReason = linkedSignal(() => this.opinion().refusal?.reason ?? '');
  protected readonly differs = computed(() => {
    const { original } = this.opinion();
    return original !== null && isRedacted(original, { text: this.text(), wording: this.wording() });
  });

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected publish(): Promise<void> {
    const { version } = this.opinion();
    const code = this.redactionCode();
    return this.decide({
      version,
      decision: 'publish',
      text: this.text(),
      wording: this.wording(),
      ...(code ? { redactionCode: code } : {}),
      ...(this.redactionReason() ? { redactionReason: this.redactionReason() } : {}),
    });
  }

  protected refuse(): Promise<void> {
    const { version } = this.opinion();
    return this.decide({
      version,
      decision: 'refuse',
      refusalCode: this.refusalCode(),
      refusalReason: this.refusalReason(),
    });
  }

  private async decide(body: Parameters<ParticipationClient['moderate']>[2]): Promise<void> {
    const { id } = this.opinion();
    if (await this.submission.send(() => this.client.moderate(this.desk.place(), id, body)))
      this.desk.reload();
  }
}
