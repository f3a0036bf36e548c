import { Component, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { SUBMISSION_ORIGINS, type ReceiveSubmission } from '#libs/contracts';
import { Language } from '../shell/language';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { PageHeader } from '../ui/page-header';
import { emptyFields, Submission } from '../ui/submission';
import { CollectiveClient } from './collective-client';

/** Registering a submission that came complete: on paper, by e-mail, by e-address, from another platform. */
@Component({
  selector: 'vv-receive-page',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="'collective.receive.title' | transloco">
        <p class="measure">{{ 'collective.receive.lead' | transloco }}</p>
      </vv-page-header>
      <vv-error-summary [violations]="submission.violations()" />
      <form class="measure" novalidate [formGroup]="form" (ngSubmit)="save()">
        <vv-field name="origin" [label]="'collective.field.origin' | transloco">
          <select vvControl formControlName="origin">
            @for (origin of origins; track origin) {
              <option [value]="origin">{{ 'collective.origin.' + origin | transloco }}</option>
            }
          </select>
        </vv-field>
        <vv-field
          class="short"
          name="receivedOn"
          [label]="'collective.field.receivedOn' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="date" formControlName="receivedOn" />
        </vv-field>
        <vv-field class="short" name="registerNumber" [label]="'collective.field.registerNumber' | transloco">
          <input vvControl formControlName="registerNumber" />
        </vv-field>
        <vv-field
          name="title"
          [label]="'collective.field.title' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="title" lang="lv" maxlength="200" />
        </vv-field>
        <vv-field
          name="demand"
          [label]="'collective.field.demand' | transloco"
          [violations]="submission.violations()"
        >
          <textarea vvControl formControlName="demand" rows="4" lang="lv"></textarea>
        </vv-field>
        <vv-field
          name="grounds"
          [label]="'collective.field.grounds' | transloco"
          [violations]="submission.violations()"
        >
          <textarea vvControl formControlName="grounds" rows="4" lang="lv"></textarea>
        </vv-field>
        <h2 class="section">{{ 'collective.field.representative' | transloco }}</h2>
        <vv-field name="name" [label]="'collective.field.name' | transloco">
          <input vvControl formControlName="name" autocomplete="off" />
        </vv-field>
        <vv-field name="address" [label]="'collective.field.address' | transloco">
          <input vvControl formControlName="address" autocomplete="off" />
        </vv-field>
        <vv-field
          name="email"
          where="representative.email"
          [label]="'collective.field.email' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="email" formControlName="email" autocomplete="off" />
        </vv-field>
        <vv-field name="phone" [label]="'collective.field.phone' | transloco">
          <input vvControl type="tel" formControlName="phone" autocomplete="off" />
        </vv-field>
        <label class="choice field">
          <input type="checkbox" formControlName="shown" />
          <span>{{ 'collective.receive.shown' | transloco }}</span>
        </label>
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'collective.receive.save' | transloco }}
        </button>
      </form>
    </div>
  `,
})
export class ReceivePage {
  private readonly client = inject(CollectiveClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  protected readonly origins = SUBMISSION_ORIGINS.filter((one) => one !== 'here');
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    origin: 'paper' as ReceiveSubmission['origin'],
    receivedOn: inject(Session).legalToday() ?? '',
    registerNumber: '',
    title: '',
    demand: '',
    grounds: '',
    name: '',
    address: '',
    email: '',
    phone: '',
    shown: false,
  });

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('collective.receive.title'), hidden: true });
  }

  protected async save(): Promise<void> {
    const { name, address, email, phone, shown, ...words } = this.form.getRawValue();
    const needed = [
      { where: 'receivedOn', label: 'collective.field.receivedOn', value: words.receivedOn },
      { where: 'title', label: 'collective.field.title', value: words.title },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    let code = '';
    const body = { ...words, representative: { name, address, email, phone, shown } };
    const taken = await this.submission.send(() =>
      this.client.receive(this.place(), body).pipe(tap((answer) => (code = answer.code))),
    );
    if (taken)
      await this.router.navigateByUrl(this.language.link(`/darbs/${this.place()}/kolektivie/${code}`));
  }
}
