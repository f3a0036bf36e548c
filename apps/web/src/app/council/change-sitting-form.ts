import { Component, inject, input, type OnInit, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SittingMode, SittingView } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';

/** A planned sitting as it will be held now: another day or place, another chair. */
@Component({
  selector: 'vv-change-sitting-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      @if (sitting().notice) {
        <p class="small">{{ 'council.change.announced' | transloco }}</p>
      }
      <div class="columns-2">
        <vv-field name="day" [label]="'council.plan.day' | transloco" [violations]="submission.violations()">
          <input vvControl formControlName="day" type="date" [min]="session.legalToday() ?? ''" />
        </vv-field>
        <vv-field
          name="time"
          [label]="'council.plan.time' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="time" type="time" />
        </vv-field>
      </div>
      @if (sitting().kind === 'extraordinary') {
        <vv-field
          name="urgency"
          [label]="'council.plan.urgency' | transloco"
          [hint]="'council.plan.urgencyHint' | transloco"
          [violations]="submission.violations()"
        >
          <textarea vvControl formControlName="urgency" rows="2" lang="lv" maxlength="2000"></textarea>
        </vv-field>
      }
      <vv-field name="mode" [label]="'council.plan.mode' | transloco" [violations]="submission.violations()">
        <select vvControl formControlName="mode">
          @for (mode of modes; track mode) {
            <option [value]="mode">{{ 'council.mode.' + mode | transloco }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="place"
        [label]="'council.plan.place' | transloco"
        [hint]="'council.plan.placeHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="place" lang="lv" autocomplete="off" />
      </vv-field>
      <vv-field
        name="streamUrl"
        [label]="'council.plan.streamUrl' | transloco"
        [hint]="'council.plan.streamUrlHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="streamUrl" type="url" autocomplete="off" />
      </vv-field>
      <vv-field
        name="chairId"
        [label]="'council.plan.chairId' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="chairId">
          <option [value]="sitting().chairId">{{ sitting().chair }}</option>
          @for (leader of others(); track leader.personId) {
            <option [value]="leader.personId">{{ leader.name }}</option>
          }
        </select>
      </vv-field>
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
  styleUrl: './fields.scss',
})
export class ChangeSittingForm implements OnInit {
  private readonly client = inject(CouncilClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly sitting = input.required<SittingView>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();
  protected readonly modes: readonly SittingMode[] = ['in_person', 'mixed', 'remote'];
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

  /** Who else may lead it. */
  protected others(): { personId: string; name: string }[] {
    const { chairId, committeeId, councillors } = this.sitting();
    const chairs = this.members.hasValue() ? this.members.value().chairs : [];
    return (committeeId === null ? chairs : councillors).filter(({ personId }) => personId !== chairId);
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed = (['day', 'time', 'place', 'chairId'] as const).map((where) => ({
      where,
      label: `council.plan.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sitting = {
      ...entered,
      place: entered.place.trim(),
      streamUrl: entered.streamUrl.trim() || null,
      urgency: entered.urgency.trim() || null,
    };
    if (await this.submission.send(() => this.client.change(this.sitting().id, sitting))) this.saved.emit();
  }
}
