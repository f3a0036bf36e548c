import { Component, computed, DOCUMENT, inject, input, REQUEST } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { CALENDAR_EVENT_KINDS, type CalendarEvent, type CalendarEventKind } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { QueryChoices } from '../ui/query-choices';
import { loadProblem } from '../ui/submission';
import { DeadlinesClient } from './deadlines-client';
import { monthAsked } from './month';
import { MonthTable, type MonthEntry } from './month-table';

/** What anybody can plan for: opinions, sittings, votes, acts that enter into force. Works without scripts. */
@Component({
  selector: 'vv-public-calendar-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    MonthTable,
    PageHeader,
    QueryChoices,
  ],
  template: `
    <div class="page">
      <vv-page-header
        [title]="'deadlines.public.title' | transloco"
        [above]="where.municipality()?.name ?? ''"
      >
        <p class="lead">{{ 'deadlines.public.lead' | transloco }}</p>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="calendar.reload()" />
      } @else if (calendar.hasValue()) {
        @if (kinds().length > 1) {
          <vv-query-choices
            class="kinds"
            param="veids"
            [label]="'deadlines.public.kinds' | transloco"
            [choices]="choices()"
            [current]="kind()"
          />
        }
        <section aria-labelledby="coming">
          <h2 id="coming">{{ 'deadlines.public.coming' | transloco }}</h2>
          <ul class="plain-list coming">
            @for (event of coming(); track event.key) {
              <li>
                <p class="day">
                  @if (event.until && event.until !== event.day) {
                    <time [attr.datetime]="event.day">{{ event.day | legalDay: 'short' }}</time> –
                    <time [attr.datetime]="event.until">{{ event.until | legalDay: 'short' }}</time>
                  } @else {
                    <time [attr.datetime]="event.day">{{ event.day | legalDay: 'short' }}</time>
                    @if (event.time) {
                      <span>{{ event.time }}</span>
                    }
                  }
                </p>
                <div>
                  <a [routerLink]="'/' + event.path | localLink">
                    <span class="soft small">{{ 'deadlines.event.' + event.kind | transloco }}</span>
                    @if (event.title) {
                      <span class="title" lang="lv">{{ event.title }}</span>
                    }
                  </a>
                  @if (event.location) {
                    <p class="small soft" lang="lv">{{ event.location }}</p>
                  }
                </div>
              </li>
            } @empty {
              <li>
                <vv-empty-state icon="calendar" [title]="'deadlines.public.none' | transloco">
                  <p>{{ 'deadlines.public.noneText' | transloco }}</p>
                </vv-empty-state>
              </li>
            }
          </ul>
        </section>
        <section class="section" [attr.aria-label]="'deadlines.view.month' | transloco">
          <vv-month-table [month]="month()" [entries]="entries()" />
        </section>
        <section class="section card" aria-labelledby="subscribe">
          <h2 id="subscribe">{{ 'deadlines.public.subscribe' | transloco }}</h2>
          <p>{{ 'deadlines.public.subscribeText' | transloco }}</p>
          <p class="row">
            <a class="button compact" [href]="'webcal:' + address()">
              <vv-icon name="calendar" [size]="18" />{{ 'deadlines.public.add' | transloco }}
            </a>
            <a class="button secondary compact" [href]="file()">
              <vv-icon name="download" [size]="18" />{{ 'deadlines.public.file' | transloco }}
            </a>
          </p>
        </section>
      } @else {
        <p role="status">{{ 'deadlines.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    h2 {
      margin-bottom: var(--gap-3);
      font-size: var(--size-l);
    }

    .kinds {
      display: block;
      margin-bottom: var(--gap-5);
    }

    .coming > li {
      display: grid;
      gap: 0 var(--gap-5);
      padding: var(--gap-3) 0;
      border-top: 1px solid var(--line);
    }

    .coming a {
      display: grid;
      justify-items: start;
    }

    .title {
      font-weight: 600;
    }

    p {
      margin: 0;
    }

    .card p {
      margin-bottom: var(--gap-3);
    }

    .day {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.6ch;
      align-content: start;
    }

    @media (min-width: 40rem) {
      .coming > li {
        grid-template-columns: 14rem minmax(0, 1fr);
      }
    }
  `,
})
export class PublicCalendarPage {
  private readonly client = inject(DeadlinesClient);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  /** On the server the page knows its address from the request. */
  private readonly host = new URL(inject(REQUEST, { optional: true })?.url ?? inject(DOCUMENT).location.href)
    .host;
  protected readonly where = inject(Place);
  readonly place = input.required<string>();
  /** Filters in the address. */
  readonly menesis = input<string>();
  readonly veids = input<string>();

  protected readonly calendar = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.open(params),
  });
  protected readonly problem = loadProblem(this.calendar);
  private readonly all = computed(() => (this.calendar.hasValue() ? this.calendar.value().events : []));
  protected readonly today = computed(() => (this.calendar.hasValue() ? this.calendar.value().today : ''));
  protected readonly kinds = computed(() =>
    CALENDAR_EVENT_KINDS.filter((kind) => this.all().some((event) => event.kind === kind)),
  );
  protected readonly kind = computed<CalendarEventKind | null>(
    () => this.kinds().find((one) => one === this.veids()) ?? null,
  );
  protected readonly choices = computed(() => [
    { value: null, text: this.transloco.translate<string>('deadlines.public.everything') },
    ...this.kinds().map((kind) => ({
      value: kind,
      text: this.transloco.translate<string>(`deadlines.event.${kind}`),
    })),
  ]);
  protected readonly events = computed(() =>
    this.all().filter((event) => this.kind() === null || event.kind === this.kind()),
  );
  protected readonly coming = computed(() =>
    this.events().filter((event) => (event.until ?? event.day) >= this.today()),
  );
  protected readonly month = computed(() => monthAsked(this.menesis(), this.today()));
  protected readonly entries = computed<MonthEntry[]>(() => this.events().map((event) => this.entry(event)));
  protected readonly file = computed(() => {
    const query = [
      ...(this.kind() ? [`kind=${this.kind()}`] : []),
      ...(this.language.current() === 'en' ? ['lang=en'] : []),
    ].join('&');
    return `/api/public/m/${encodeURIComponent(this.place())}/calendar.ics${query && '?'}${query}`;
  });
  /** The address that a calendar program keeps fetching. */
  protected readonly address = computed(() => `//${this.host}${this.file()}`);

  constructor() {
    inject(PageMeta).set({
      title: this.transloco.translate('deadlines.public.title'),
      description: this.transloco.translate('deadlines.public.lead'),
    });
  }

  private entry(event: CalendarEvent): MonthEntry {
    return {
      key: event.key,
      day: event.day,
      until: event.until,
      time: event.time,
      kind: this.transloco.translate(`deadlines.event.${event.kind}`),
      title: event.title,
      path: event.path,
      tone: event.kind === 'opinion' || event.kind === 'budget_vote' ? 'warn' : 'calm',
    };
  }
}
