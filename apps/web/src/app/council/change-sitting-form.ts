import { Component, inject, input, type OnInit, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingMode, SittingView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { enteredSitting, missingOfSitting, SittingFields } from './sitting-fields';

/** A planned sitting as it will be held now: another day or place, another chair. */
@Component({
  selector: 'vv-change-sitting-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ErrorSummary, SittingFields],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      @if (sitting().notice) {
        <p class="small">{{ 'council.change.announced' | transloco }}</p>
      }
      <vv-sitting-fields
        [form]="form"
        [kind]="sitting().kind"
        [leaders]="leaders()"
        [violations]="submission.violations()"
      />
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.change.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class ChangeSittingForm implements OnInit {
  private readonly client = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  readonly sitting = input.required<SittingView>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();
  protected readonly submission = new Submission();
  private readonly members = rxResource({ stream: () => this.client.members() });
  protected readonly form = inject(NonNullableFormBuilder).group({
    day: '',
    time: '',
    place: '',
    streamUrl: '',
    chairId: '',
    mode: 'in_person' as SittingMode,
    urgency: '',
  });

  ngOnInit(): void {
    const { day, time, place, streamUrl, chairId, mode, urgency } = this.sitting();
    this.form.setValue({
      ...{ day, time, place, chairId, mode },
      streamUrl: streamUrl ?? '',
      urgency: urgency ?? '',
    });
  }

  /** Who may lead it: first who does. */
  protected leaders(): { personId: string; name: string }[] {
    const { chairId, chair, committeeId, councillors } = this.sitting();
    const chairs = this.members.hasValue() ? this.members.value().chairs : [];
    const others = (committeeId === null ? chairs : councillors).filter(
      ({ personId }) => personId !== chairId,
    );
    return [{ personId: chairId, name: chair }, ...others];
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    if (!this.submission.check(missingOfSitting(entered, this.transloco))) return;
    const request = () => this.client.change(this.sitting().id, enteredSitting(entered));
    if (await this.submission.send(request)) this.saved.emit();
  }
}
