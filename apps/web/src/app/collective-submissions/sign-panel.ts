import { Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SignerBasis } from '#libs/contracts';
import { loginAddress } from '../shell/guards';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CollectiveClient } from './collective-client';

/** Signing: who one is comes from the login, the personal code is written by hand as the law wants (PL 56(3)). */
@Component({
  selector: 'vv-sign-panel',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, ViolationText],
  template: `
    @if (!session.person()) {
      <p class="measure">{{ 'collective.sign.loginLead' | transloco }}</p>
      <p>
        <a class="button" [href]="login()">{{ 'collective.sign.login' | transloco }}</a>
      </p>
    } @else if (own.hasValue()) {
      @let mine = own.value();
      <vv-error-summary [violations]="submission.violations()" />
      @if (mine.signedOn) {
        <p class="notice good measure" role="status">
          {{ 'collective.sign.done' | transloco }}
          <time [attr.datetime]="mine.signedOn">{{ mine.signedOn | legalDay: 'short' }}</time>
        </p>
        <button class="button secondary" type="button" (click)="takeBack()">
          {{ 'collective.sign.takeBack' | transloco }}
        </button>
      } @else if (!mine.may.allowed) {
        <ul class="notice warn measure">
          @for (wrong of mine.may.violations; track wrong.code) {
            <li>{{ wrong | violationText }}</li>
          }
        </ul>
      } @else {
        <form class="measure" novalidate [formGroup]="form" (ngSubmit)="sign()">
          <p>{{ 'collective.sign.as' | transloco: { name: session.person()?.name } }}</p>
          <fieldset class="field">
            <legend>{{ 'collective.sign.basis' | transloco }}</legend>
            <div>
              @for (basis of bases; track basis) {
                @if (basis === 'property' || mine.declared !== false) {
                  <label class="choice">
                    <input type="radio" formControlName="basis" [value]="basis" />
                    <span>{{ 'collective.basis.' + basis | transloco }}</span>
                  </label>
                }
              }
            </div>
          </fieldset>
          <label class="choice field">
            <input type="checkbox" id="citizen" formControlName="citizen" />
            <span>{{ 'collective.sign.citizen' | transloco }}</span>
          </label>
          <vv-field
            class="short"
            name="personalCode"
            [label]="'collective.sign.code' | transloco"
            [hint]="'collective.sign.codeHint' | transloco"
            [violations]="submission.violations()"
          >
            <input
              vvControl
              formControlName="personalCode"
              inputmode="numeric"
              autocomplete="off"
              maxlength="14"
            />
          </vv-field>
          <p class="soft small">{{ 'collective.sign.privacy' | transloco }}</p>
          <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'collective.sign.sign' | transloco }}
          </button>
        </form>
      }
    }
  `,
})
export class SignPanel {
  private readonly client = inject(CollectiveClient);
  private readonly language = inject(Language);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  readonly changed = output();
  protected readonly bases: readonly SignerBasis[] = ['declared', 'property'];
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    basis: 'declared' as SignerBasis,
    citizen: false,
    personalCode: '',
  });
  protected readonly own = rxResource({
    params: () => (this.session.person() ? { place: this.place(), code: this.code() } : undefined),
    stream: ({ params }) => this.client.own(params.place, params.code),
  });
  protected readonly login = computed(() =>
    loginAddress(this.language.link(`/${this.place()}/kolektivie-iesniegumi/${this.code()}`)),
  );

  protected async sign(): Promise<void> {
    const words = this.form.getRawValue();
    const declared = this.own.hasValue() ? this.own.value().declared : null;
    const basis = declared === false ? 'property' : words.basis;
    const fields = [{ where: 'personalCode', label: 'collective.sign.code', value: words.personalCode }];
    const refused = words.citizen ? [] : [{ code: 'collective.not_citizen', where: 'citizen' }];
    if (!this.submission.check([...emptyFields(fields, this.transloco), ...refused])) return;
    const request = () => this.client.sign(this.place(), this.code(), { ...words, basis });
    if (await this.submission.send(request)) this.reload();
  }

  protected async takeBack(): Promise<void> {
    const action = this.transloco.translate('collective.sign.takeBack');
    const text = this.transloco.translate('collective.sign.takeBackSure');
    if (!(await this.confirm.ask({ title: action, text, action, dangerous: true }))) return;
    if (await this.submission.send(() => this.client.takeBack(this.place(), this.code()))) this.reload();
  }

  private reload(): void {
    this.form.reset();
    this.own.reload();
    this.changed.emit();
  }
}
