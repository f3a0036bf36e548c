import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { BYLAW_TOPICS, type BylawTopic, type SubscriptionFilter } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { SubscribeForm } from './subscribe-form';
import { SubscriptionsClient } from './subscriptions-client';

/** What is new in the municipality, and how to be told of it. */
@Component({
  selector: 'vv-news-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    SubscribeForm,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'subscriptions.title' | transloco" [above]="where.municipality()?.name ?? ''">
        <p class="lead">{{ 'subscriptions.lead' | transloco }}</p>
        <a class="button compact narrow" [routerLink]="[]" queryParamsHandling="preserve" fragment="abonet">{{
          'subscriptions.form.send' | transloco
        }}</a>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="news.reload()" />
      } @else if (news.hasValue()) {
        <div class="columns">
          <section aria-labelledby="news">
            <h2 id="news">{{ 'subscriptions.latest' | transloco }}</h2>
            @if (narrowed()) {
              <p class="notice">
                {{ 'subscriptions.narrowed' | transloco }}
                <a [routerLink]="[place(), 'jaunumi'] | localLink">{{
                  'subscriptions.everything' | transloco
                }}</a>
              </p>
            }
            <ul class="plain-list news">
              @for (item of news.value().items; track item.id) {
                <li>
                  <p class="small soft">
                    <time [attr.datetime]="item.day">{{ item.day | legalDay: 'short' }}</time>
                    · {{ 'subscriptions.news.' + item.kind | transloco }}
                  </p>
                  <a [routerLink]="'/' + item.path | localLink" lang="lv">{{ item.title }}</a>
                </li>
              } @empty {
                <li>
                  <vv-empty-state icon="bell" [title]="'subscriptions.none' | transloco">
                    <p>{{ 'subscriptions.noneText' | transloco }}</p>
                  </vv-empty-state>
                </li>
              }
            </ul>
          </section>
          <aside id="abonet">
            <vv-subscribe-form
              [place]="place()"
              [options]="news.value().options"
              [filter]="filter()"
              [actTitle]="actTitle()"
            />
            <p class="row feeds">
              <a [href]="feed()"><vv-icon name="link" [size]="18" />{{ 'subscriptions.atom' | transloco }}</a>
              <a [routerLink]="[place(), 'kalendars'] | localLink"
                ><vv-icon name="calendar" [size]="18" />{{ 'subscriptions.calendar' | transloco }}</a
              >
            </p>
          </aside>
        </div>
      } @else {
        <p role="status">{{ 'subscriptions.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    h2 {
      margin-bottom: var(--gap-3);
      font-size: var(--size-l);
    }

    /* On wide pages the form stands beside the news. */
    @media (min-width: 60rem) {
      .narrow {
        display: none;
      }
    }

    .news li {
      padding: var(--gap-3) 0;
      border-top: 1px solid var(--line);
    }

    .news p {
      margin: 0;
    }

    .news a {
      display: inline-block;
      min-height: 1.5rem;
      font-weight: 600;
    }

    .notice,
    .feeds {
      margin: 0 0 var(--gap-4);
    }

    .feeds {
      margin-top: var(--gap-4);
    }

    .feeds a {
      display: inline-flex;
      gap: var(--gap-2);
      align-items: center;
      min-height: 1.5rem;
    }
  `,
})
export class NewsPage {
  private readonly client = inject(SubscriptionsClient);
  private readonly language = inject(Language);
  protected readonly where = inject(Place);
  readonly place = input.required<string>();
  /** Filters in the address. */
  readonly tema = input<string>();
  readonly teritorija = input<string>();
  readonly akts = input<string>();
  readonly autors = input<string>();
  readonly projekts = input<string>();

  protected readonly filter = computed<SubscriptionFilter>(() => ({
    topic: topicOf(this.tema()),
    territory: this.teritorija() || null,
    act: this.akts() || null,
    author: this.autors() || null,
    project: this.projekts() || null,
  }));
  protected readonly narrowed = computed(() => Object.values(this.filter()).some((one) => one !== null));
  protected readonly news = rxResource({
    params: () => ({ place: this.place(), filter: this.filter() }),
    stream: ({ params }) => this.client.news(params.place, params.filter),
  });
  protected readonly problem = loadProblem(this.news);
  protected readonly actTitle = computed(() => {
    const page = this.news.hasValue() ? this.news.value() : null;
    return page?.project ?? page?.items.find(({ act }) => act === this.akts())?.title ?? null;
  });
  protected readonly feed = computed(() => {
    const given = Object.entries(this.filter()).filter((entry): entry is [string, string] => !!entry[1]);
    const query = new URLSearchParams([
      ...given,
      ...(this.language.current() === 'en' ? [['lang', 'en']] : []),
    ]).toString();
    return `/api/public/m/${encodeURIComponent(this.place())}/news.atom${query && '?'}${query}`;
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({
      title: transloco.translate('subscriptions.title'),
      description: transloco.translate('subscriptions.lead'),
    });
  }
}

function topicOf(text: string | undefined): BylawTopic | null {
  return BYLAW_TOPICS.find((topic) => topic === text) ?? null;
}
