import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ActsClient } from '../acts/acts-client';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { pageAsked, PageLinks } from '../ui/page-links';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { AmendButton } from './amend-button';

/** Acts of the municipality as the staff works on them: amend, record which norms do not hold. */
@Component({
  selector: 'vv-acts-in-force-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AmendButton,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PageLinks,
    StatusBadge,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'amendments.list.title' | transloco">
        <p class="lead">{{ 'amendments.list.lead' | transloco }}</p>
        <p>
          <a [routerLink]="['darbs', place(), 'pamati'] | localLink">{{
            'promulgation.basis.title' | transloco
          }}</a>
        </p>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="list.reload()" />
      } @else if (list.hasValue() && list.value(); as shown) {
        <form method="get" role="search" class="row find">
          <div>
            <label class="label" for="vardi">{{ 'acts.list.search' | transloco }}</label>
            <input class="input" id="vardi" name="vardi" type="search" [value]="vardi() ?? ''" />
          </div>
          <button class="button secondary" type="submit">{{ 'acts.list.find' | transloco }}</button>
        </form>
        @if (shown.acts.length) {
          <ul class="plain-list">
            @for (act of shown.acts; track act.year + act.slug) {
              <li>
                <div>
                  <h2>
                    <a [routerLink]="[place(), 'sn', act.year, act.slug] | localLink" lang="lv">{{
                      act.title
                    }}</a>
                  </h2>
                  <p class="soft small">
                    {{
                      'acts.numbered'
                        | transloco: { number: act.number, day: (act.adoptedDay | legalDay: 'short') }
                    }}
                  </p>
                </div>
                <div class="row">
                  @if (act.inForce) {
                    <vv-amend-button
                      [year]="act.year"
                      [slug]="act.slug"
                      [title]="act.title"
                      [compact]="true"
                    />
                  } @else {
                    <vv-status-badge tone="idle">{{
                      'amendments.list.notInForce' | transloco
                    }}</vv-status-badge>
                  }
                  <a
                    class="button secondary compact"
                    [routerLink]="['darbs', place(), 'speka', act.year, act.slug] | localLink"
                    [attr.aria-label]="('amendments.validity.go' | transloco) + ': ' + act.title"
                    >{{ 'amendments.validity.go' | transloco }}</a
                  >
                </div>
              </li>
            }
          </ul>
          <vv-page-links [page]="page()" [pages]="pages()" />
        } @else {
          <vv-empty-state icon="book" [title]="'amendments.list.empty' | transloco">{{
            'amendments.list.emptyText' | transloco
          }}</vv-empty-state>
        }
      } @else {
        <p role="status" class="soft">{{ 'acts.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .find {
      align-items: end;
      margin-bottom: var(--gap-5);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-3) var(--gap-5);
      justify-content: space-between;
      padding-block: var(--gap-4);
      border-top: 1px solid var(--line);
    }

    li > div:first-child {
      flex: 1 1 20rem;
      min-width: 0;
    }

    h2 {
      margin: 0;
      font-size: var(--size-m);
    }

    p {
      margin: 0;
    }
  `,
})
export class ActsInForcePage {
  private readonly client = inject(ActsClient);
  readonly place = input.required<string>();
  readonly vardi = input<string>();
  readonly lapa = input<string>();

  protected readonly page = computed(() => pageAsked(this.lapa()));
  protected readonly list = rxResource({
    params: () => ({ place: this.place(), q: this.vardi() ?? '', page: this.page() }),
    stream: ({ params }) => this.client.list(params.place, { q: params.q, topic: '', page: params.page }),
  });
  protected readonly problem = loadProblem(this.list);
  protected readonly pages = computed(() => {
    const shown = this.list.hasValue() ? this.list.value() : null;
    return shown ? Math.ceil(shown.total / shown.pageSize) : 0;
  });

  constructor() {
    inject(PageMeta).set({
      title: inject(TranslocoService).translate('amendments.list.title'),
      hidden: true,
    });
  }
}
