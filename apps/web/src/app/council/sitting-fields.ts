import { Component, inject, input } from '@angular/core';
import { type FormGroup, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, type TranslocoService } from '@jsverse/transloco';
import type { SittingKind, SittingMode, Violation } from '#libs/contracts';
import { Session } from '../shell/session';
import { Control, Field } from '../ui/field';
import { emptyFields } from '../ui/submission';

/** When and where a sitting is held, how, and who chairs it. */
@Component({
  selector: 'vv-sitting-fields',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, Field],
  template: `
    <ng-container [formGroup]="form()">
      <div class="columns-2">
        <vv-field name="day" [label]="'council.plan.day' | transloco" [violations]="violations()">
          <input
            vvControl
            formControlName="day"
            type="date"
            [min]="earliest() ?? session.legalToday() ?? ''"
          />
        </vv-field>
        <vv-field name="time" [label]="'council.plan.time' | transloco" [violations]="violations()">
          <input vvControl formControlName="time" type="time" />
        </vv-field>
      </div>
      <ng-content />
      @if (kind() === 'extraordinary') {
        <vv-field
          name="urgency"
          [label]="'council.plan.urgency' | transloco"
          [hint]="'council.plan.urgencyHint' | transloco"
          [violations]="violations()"
        >
          <textarea vvControl formControlName="urgency" rows="2" lang="lv" maxlength="2000"></textarea>
        </vv-field>
      }
      <vv-field name="mode" [label]="'council.plan.mode' | transloco" [violations]="violations()">
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
        [violations]="violations()"
      >
        <input vvControl formControlName="place" lang="lv" autocomplete="off" />
      </vv-field>
      <vv-field
        name="streamUrl"
        [label]="'council.plan.streamUrl' | transloco"
        [hint]="'council.plan.streamUrlHint' | transloco"
        [violations]="violations()"
      >
        <input vvControl formControlName="streamUrl" type="url" autocomplete="off" />
      </vv-field>
      <vv-field name="chairId" [label]="'council.plan.chairId' | transloco" [violations]="violations()">
        <select vvControl formControlName="chairId">
          @for (leader of leaders(); track leader.personId) {
            <option [value]="leader.personId">{{ leader.name }}</option>
          } @empty {
            <option value="">{{ 'council.plan.noChair' | transloco }}</option>
          }
        </select>
      </vv-field>
    </ng-container>
  `,
  styleUrl: './fields.scss',
})
export class SittingFields {
  protected readonly session = inject(Session);
  /** With `day`, `time`, `place`, `streamUrl`, `chairId`, `mode`, `urgency`. */
  readonly form = input.required<FormGroup>();
  readonly violations = input.required<readonly Violation[]>();
  readonly kind = input.required<SittingKind>();
  /** Who may chair it. */
  readonly leaders = input.required<readonly { personId: string; name: string }[]>();
  /** Today when left out. */
  readonly earliest = input<string | null>(null);
  protected readonly modes: readonly SittingMode[] = ['in_person', 'mixed', 'remote'];
}

/** What has to be filled in. */
export function missingOfSitting(
  entered: Record<'day' | 'time' | 'place' | 'chairId', string>,
  transloco: TranslocoService,
): Violation[] {
  const needed = (['day', 'time', 'place', 'chairId'] as const).map((where) => ({
    where,
    label: `council.plan.${where}`,
    value: entered[where],
  }));
  return emptyFields(needed, transloco);
}

/** Without what surrounds the words; what is empty is not said. */
export function enteredSitting<Entered extends Record<'place' | 'streamUrl' | 'urgency', string>>(
  entered: Entered,
): Omit<Entered, 'streamUrl' | 'urgency'> & { streamUrl: string | null; urgency: string | null } {
  return {
    ...entered,
    place: entered.place.trim(),
    streamUrl: entered.streamUrl.trim() || null,
    urgency: entered.urgency.trim() || null,
  };
}
