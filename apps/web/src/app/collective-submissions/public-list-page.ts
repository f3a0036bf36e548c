import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SubmissionState } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { CollectiveClient } from './collective-client';
import { SubmissionLineView } from './submission-line';

const GROUPS: readonly { name: string; states: readonly SubmissionState[] }[] = [
  { name: 'collecting', states: ['collecting'] },
  { name: 'running', states: ['submitted', 'accepted', 'on_agenda', 'decided', 'reported', 'refused'] },
  { name: 'over', states: ['concluded', 'answered'] },
];

/** Collective submissions of a municipality: what can be signed, what the council deals with, what came of the others. */
@Component({
  selector: 'vv-public-submissions-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    EmptyState,
    FailedRequest,
    LocalLink,
    PageHeader,
    SubmissionLineView,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'collective.title' | transloco">
        <p class="measure">{{ 'collective.lead' | transloco }}</p>
        <p class="row" actions>
          <a class="button" [routerLink]="'/mans/kolektivie/' + place() + '/jauns' | localLink">{{
            'collective.start' | transloco
          }}</a>
        </p>
      </vv-page-header>
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="list.reload()" />
      } @else if (list.hasValue()) {
        <section class="section" aria-labelledby="rules">
          <h2 id="rules">{{ 'collective.rules.title' | transloco }}</h2>
          <ul class="measure">
            <li>{{ 'collective.rules.who' | transloco }} <vv-article-link [article]="articles.who" /></li>
            @if (list.value().needed; as needed) {
              <li>
                {{ 'collective.rules.needed' | transloco: { needed } }}
                <vv-article-link [article]="articles.needed" />
              </li>
            }
            <li>{{ 'collective.rules.then' | transloco }} <vv-article-link [article]="articles.then" /></li>
          </ul>
        </section>
        @if (mine.hasValue() && mine.value().length) {
          <section class="section" aria-labelledby="mine">
            <h2 id="mine">{{ 'collective.mine' | transloco }}</h2>
            <ul class="plain-list stack">
              @for (one of mine.value(); track one.code) {
                <li class="card">
                  <vv-submission-line [line]="one" [link]="'/mans/kolektivie/' + place() + '/' + one.code" />
                </li>
              }
            </ul>
          </section>
        }
        @for (group of groups(); track group.name) {
          <section class="section" [attr.aria-labelledby]="'group-' + group.name">
            <h2 [id]="'group-' + group.name">{{ 'collective.group.' + group.name | transloco }}</h2>
            <ul class="plain-list stack">
              @for (one of group.items; track one.code) {
                <li class="card">
                  <vv-submission-line
                    [line]="one"
                    [link]="'/' + place() + '/kolektivie-iesniegumi/' + one.code"
                  />
                </li>
              }
            </ul>
          </section>
        } @empty {
          <vv-empty-state class="section" [title]="'collective.empty' | transloco" icon="people">
            <p>{{ 'collective.emptyText' | transloco }}</p>
          </vv-empty-state>
        }
      } @else {
        <p role="status">{{ 'collective.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class PublicSubmissionsPage {
  private readonly client = inject(CollectiveClient);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  protected readonly articles = {
    who: { act: 'PL', ref: '56(1)' },
    needed: { act: 'PL', ref: '56(2)' },
    then: { act: 'PL', ref: '57(1)' },
  } as const;
  protected readonly list = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.list(params),
  });
  protected readonly mine = rxResource({
    params: () => (this.session.person() ? this.place() : undefined),
    stream: ({ params }) => this.client.mine(params),
  });
  protected readonly problem = loadProblem(this.list);
  protected readonly groups = computed(() => {
    const items = this.list.hasValue() ? this.list.value().items : [];
    return GROUPS.map(({ name, states }) => ({
      name,
      items: items.filter(({ state }) => states.includes(state)),
    })).filter((group) => group.items.length > 0);
  });

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({
      title: transloco.translate('collective.title'),
      description: transloco.translate('collective.lead'),
    });
  }
}
