import { Component, computed, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { NORM_CAUSE_ARTICLES, NORM_CAUSES, type ActValidityView, type NormCause } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { AmendmentsClient } from './amendments-client';

/** Records that a norm, or the whole act, does not hold. */
@Component({
  selector: 'vv-validity-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <h2>{{ 'amendments.validity.new' | transloco }}</h2>
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field
        name="unitId"
        [label]="'amendments.validity.unit' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="unitId">
          <option value="">{{ 'amendments.validity.whole' | transloco }}</option>
          @for (unit of act().units; track unit.id) {
            <option [value]="unit.id" lang="lv">{{ unit.number }} {{ unit.text }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="cause"
        [label]="'amendments.validity.cause' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="cause">
          @for (cause of causes; track cause) {
            <option [value]="cause">{{ 'amendments.validity.causes.' + cause | transloco }}</option>
          }
        </select>
      </vv-field>
      @if (article(); as article) {
        <p class="small"><vv-article-link [article]="article" /></p>
      }
      <vv-field
        class="short"
        name="from"
        [label]="'amendments.validity.from' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="from" type="date" />
      </vv-field>
      <vv-field
        class="short"
        name="until"
        [label]="'amendments.validity.until' | transloco"
        [hint]="'amendments.validity.untilHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="until" type="date" />
      </vv-field>
      <vv-field
        name="documentTitle"
        [label]="'amendments.validity.document' | transloco"
        [hint]="'amendments.validity.documentHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="documentTitle" autocomplete="off" maxlength="500" />
      </vv-field>
      <vv-field
        name="documentUrl"
        [label]="'amendments.validity.url' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="documentUrl" type="url" autocomplete="off" maxlength="1000" />
      </vv-field>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'amendments.validity.save' | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: 44rem;
    }

    select {
      max-width: 100%;
    }
  `,
})
export class ValidityForm {
  private readonly client = inject(AmendmentsClient);
  private readonly transloco = inject(TranslocoService);
  readonly act = input.required<ActValidityView>();
  readonly done = output<void>();

  protected readonly causes = NORM_CAUSES;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    unitId: '',
    cause: 'minister_order' as NormCause,
    from: '',
    until: '',
    documentTitle: '',
    documentUrl: '',
  });
  private readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly article = computed(() => NORM_CAUSE_ARTICLES[this.value().cause ?? 'judgment']);

  protected async save(): Promise<void> {
    const { unitId, cause, from, until, documentTitle, documentUrl } = this.form.getRawValue();
    const needed = [
      { where: 'from', label: 'amendments.validity.from', value: from },
      { where: 'documentTitle', label: 'amendments.validity.document', value: documentTitle },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = {
      unitId: unitId || null,
      cause,
      from,
      until: until || null,
      documentTitle: documentTitle.trim(),
      documentUrl: documentUrl.trim() || null,
    };
    const { year, slug } = this.act().act;
    if (!(await this.submission.send(() => this.client.record(String(year), slug, body)))) return;
    this.form.reset();
    this.done.emit();
  }
}
