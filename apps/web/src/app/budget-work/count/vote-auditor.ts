import { Component, DOCUMENT, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { saveFile } from '../../ui/save-file';
import { emptyFields, loadProblem, Submission } from '../../ui/submission';
import { CountClient } from './count-client';

/** Who checks the ballots of which only sums are published: named before voting, given a sealed set after the result. */
@Component({
  selector: 'vv-vote-auditor',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field, Icon],
  template: `
    @if (problem(); as wrong) {
      <vv-failed-request [problem]="wrong" (retry)="view.reload()" />
    }
    @if (view.hasValue() && view.value(); as shown) {
      @if (shown.secrecy === 'verifiable') {
        <section class="section measure" aria-labelledby="auditor-title">
          <h2 id="auditor-title">{{ 'budget-work.auditor.title' | transloco }}</h2>
          <p>{{ 'budget-work.auditor.about' | transloco }}</p>
          @if (shown.auditor; as auditor) {
            <p>
              <strong>{{ auditor.name }}</strong>
            </p>
            <p class="small soft key" translate="no">{{ auditor.key }}</p>
          } @else {
            <p>{{ 'budget-work.auditor.none' | transloco }}</p>
          }
          <vv-error-summary [violations]="sending.violations()" />
          @if (mayManage() && shown.changeable) {
            <form [formGroup]="form" novalidate (ngSubmit)="save()">
              <vv-field
                name="name"
                [label]="'budget-work.auditor.name' | transloco"
                [hint]="'budget-work.auditor.nameHint' | transloco"
                [violations]="sending.violations()"
              >
                <input vvControl formControlName="name" maxlength="200" autocomplete="off" />
              </vv-field>
              <vv-field
                name="key"
                [label]="'budget-work.auditor.key' | transloco"
                [hint]="'budget-work.auditor.keyHint' | transloco"
                [violations]="sending.violations()"
              >
                <input
                  vvControl
                  formControlName="key"
                  maxlength="100"
                  autocomplete="off"
                  spellcheck="false"
                />
              </vv-field>
              <button class="button secondary" type="submit" [attr.aria-disabled]="sending.busy() || null">
                {{ 'budget-work.auditor.' + (shown.auditor ? 'change' : 'save') | transloco }}
              </button>
            </form>
          }
          @if (shown.set; as set) {
            @if (set.ballots === 0) {
              <p>{{ 'budget-work.auditor.setNone' | transloco }}</p>
            } @else {
              <p>{{ 'budget-work.auditor.setText' | transloco: { ballots: set.ballots } }}</p>
            }
            @if (mayManage() && shown.auditor && set.ballots > 0) {
              <button
                class="button secondary"
                type="button"
                [attr.aria-disabled]="sending.busy() || null"
                (click)="fetch()"
              >
                <vv-icon name="download" />{{ 'budget-work.auditor.set' | transloco }}
              </button>
            }
          }
        </section>
      }
    }
  `,
  styles: `
    form + p,
    form + button {
      margin-top: var(--gap-5);
    }

    .key {
      font-family: ui-monospace, 'Cascadia Mono', 'Liberation Mono', monospace;
      overflow-wrap: anywhere;
    }
  `,
})
export class VoteAuditor {
  private readonly client = inject(CountClient);
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  readonly cycleId = input.required<string>();
  readonly mayManage = input.required<boolean>();
  protected readonly sending = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ name: '', key: '' });
  protected readonly view = rxResource({
    params: () => this.cycleId() || undefined,
    stream: ({ params }) => this.client.auditor(params),
  });
  protected readonly problem = loadProblem(this.view);

  constructor() {
    effect(() => {
      const auditor = this.view.hasValue() ? this.view.value().auditor : null;
      if (auditor) this.form.setValue(auditor);
    });
  }

  protected async save(): Promise<void> {
    const { name, key } = this.form.getRawValue();
    const needed = [
      { where: 'name', label: 'budget-work.auditor.name', value: name },
      { where: 'key', label: 'budget-work.auditor.key', value: key },
    ];
    if (!this.sending.check(emptyFields(needed, this.transloco))) return;
    if (await this.sending.send(() => this.client.nameAuditor(this.cycleId(), { name, key }))) {
      this.view.reload();
    }
  }

  protected async fetch(): Promise<void> {
    await this.sending.send(() =>
      this.client
        .auditorSet(this.cycleId())
        .pipe(tap((set) => saveFile(this.document, set, 'revidenta-komplekts.json'))),
    );
  }
}
