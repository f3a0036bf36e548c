import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { IDENTITY_MEANS, type IdentityMeans, type Violation } from '#libs/contracts';
import { Session } from '../shell/session';
import { Control, Field } from '../ui/field';

/** How and when it was made sure who asks. */
@Component({
  selector: 'vv-request-identity',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, Field],
  template: `
    <form class="card form" [formGroup]="form" novalidate (ngSubmit)="send()">
      <h2>{{ 'records.request.identify' | transloco }}</h2>
      <vv-field name="identityMeans" [label]="'records.request.identityMeans' | transloco">
        <select vvControl formControlName="means">
          @for (one of means; track one) {
            <option [value]="one">{{ 'records.identity.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      <vv-field name="on" [label]="'records.request.identityOn' | transloco" [violations]="violations()">
        <input vvControl type="date" formControlName="on" />
      </vv-field>
      <vv-field
        name="email"
        [label]="'records.request.account' | transloco"
        [hint]="'records.request.accountHint' | transloco"
        [violations]="violations()"
      >
        <input vvControl type="email" formControlName="email" autocomplete="off" />
      </vv-field>
      <button class="button" type="submit" [attr.aria-disabled]="busy() || null">
        {{ 'records.request.identified' | transloco }}
      </button>
    </form>
  `,
  styleUrl: './records.scss',
})
export class RequestIdentity {
  readonly violations = input.required<readonly Violation[]>();
  readonly busy = input(false);
  readonly given = output<{ means: IdentityMeans; on: string; email: string | null }>();
  /** Whoever asks while logged in is known already. */
  protected readonly means = IDENTITY_MEANS.filter((one) => one !== 'account');
  protected readonly form = inject(NonNullableFormBuilder).group({
    means: 'document' as IdentityMeans,
    on: inject(Session).legalToday() ?? '',
    email: '',
  });

  protected send(): void {
    const { means, on, email } = this.form.getRawValue();
    this.given.emit({ means, on, email: email.trim() || null });
  }
}
