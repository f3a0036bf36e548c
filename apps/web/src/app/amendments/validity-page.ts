import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ActsClient } from '../acts/acts-client';
import { NormOriginsList } from '../acts/norm-origins';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ActEndPanel } from './act-end-panel';
import { AmendmentsClient } from './amendments-client';
import { ValidityForm } from './validity-form';
import { ValidityRecords } from './validity-records';

/** Which norms of an act are suspended or void, as the staff records it (PL 66, 66(5), judgments). */
@Component({
  selector: 'vv-validity-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ActEndPanel,
    FailedRequest,
    LocalLink,
    NormOriginsList,
    PageHeader,
    ValidityForm,
    ValidityRecords,
  ],
  template: `
    <div class="page">
      @if (problem(); as wrong) {
        <vv-page-header [title]="'amendments.validity.title' | transloco" />
        <vv-failed-request [problem]="wrong" (retry)="validity.reload()" />
      } @else if (validity.hasValue() && validity.value(); as shown) {
        <vv-page-header
          [title]="'amendments.validity.title' | transloco"
          [above]="'Nr. ' + shown.act.number + ' ' + shown.act.title"
        >
          <p class="lead">{{ 'amendments.validity.lead' | transloco }}</p>
          <p>
            <a [routerLink]="[place(), 'sn', shown.act.year, shown.act.slug] | localLink">{{
              'amendments.validity.public' | transloco
            }}</a>
          </p>
          <p>
            <a
              [routerLink]="
                ['darbs', place(), 'speka', shown.act.year, shown.act.slug, 'kontrole'] | localLink
              "
              >{{ 'control.title' | transloco }}</a
            >
          </p>
        </vv-page-header>
        @if (origins(); as origins) {
          <vv-norm-origins [origins]="origins" />
        }
        <vv-validity-records [records]="shown.records" [may]="may()" (done)="validity.reload()" />
        @if (may()) {
          <vv-validity-form [act]="shown" (done)="validity.reload()" />
          @if (shown.endsHere) {
            <vv-act-end-panel [act]="shown" (done)="validity.reload()" />
          }
        }
      } @else {
        <vv-page-header [title]="'amendments.validity.title' | transloco" />
        <p role="status" class="soft">{{ 'acts.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class ValidityPage {
  private readonly client = inject(AmendmentsClient);
  private readonly session = inject(Session);
  private readonly acts = inject(ActsClient);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly slug = input.required<string>();

  protected readonly may = computed(() => this.session.may('promulgation.manage', this.place()));
  protected readonly validity = rxResource({
    params: () => ({ year: this.year(), slug: this.slug() }),
    stream: ({ params }) => this.client.validity(params.year, params.slug),
  });
  /** Which acts brought the norms; the page does without where it cannot be read. */
  private readonly norms = rxResource({
    params: () => ({ place: this.place(), year: this.year(), slug: this.slug() }),
    stream: ({ params }) => this.acts.norms(params.place, params.year, params.slug, null),
  });
  protected readonly origins = computed(() => (this.norms.hasValue() ? this.norms.value() : null));
  protected readonly problem = loadProblem(this.validity);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const act = this.validity.hasValue() ? `: Nr. ${this.validity.value().act.number}` : '';
      meta.set({ title: `${transloco.translate('amendments.validity.title')}${act}`, hidden: true });
    });
  }
}
