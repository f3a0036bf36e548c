import { Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ActsClient } from '../acts/acts-client';
import { Place } from '../shell/place';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { AmendmentsClient } from './amendments-client';

/** Says which act an amending by-law that was written elsewhere amends: searched by words, chosen from what is found. */
@Component({
  selector: 'vv-link-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <h3>{{ 'amendments.link.title' | transloco }}</h3>
      <p>{{ 'amendments.link.lead' | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field name="act" [label]="'amendments.link.act' | transloco" [violations]="submission.violations()">
        <select vvControl formControlName="act">
          <option value="">{{ 'amendments.link.choose' | transloco }}</option>
          @for (act of acts(); track act.year + act.slug) {
            <option [value]="act.year + '/' + act.slug">Nr. {{ act.number }} {{ act.title }}</option>
          }
        </select>
      </vv-field>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'amendments.link.save' | transloco }}
      </button>
    </form>
  `,
})
export class LinkForm {
  private readonly client = inject(AmendmentsClient);
  private readonly actsClient = inject(ActsClient);
  private readonly place = inject(Place);
  private readonly transloco = inject(TranslocoService);
  readonly dossierId = input.required<string>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ act: '' });
  private readonly list = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: ({ params }) => this.actsClient.list(params, { q: '', topic: '', page: 1 }),
  });
  protected readonly acts = computed(() =>
    (this.list.hasValue() ? this.list.value().acts : []).filter(({ inForce }) => inForce),
  );

  protected async save(): Promise<void> {
    const { act } = this.form.getRawValue();
    const wrong = emptyFields([{ where: 'act', label: 'amendments.link.act', value: act }], this.transloco);
    if (!this.submission.check(wrong)) return;
    const [year = '', slug = ''] = act.split('/');
    if (await this.submission.send(() => this.client.link(this.dossierId(), { year: Number(year), slug })))
      this.done.emit();
  }
}
