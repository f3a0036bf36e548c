import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';

/** Who I am here, which roles I hold, and where my work is. */
@Component({
  selector: 'vv-profile-page',
  imports: [RouterLink, TranslocoPipe, FailedRequest, Icon, LocalLink, PageHeader],
  template: `
    <div class="page">
      @if (session.person(); as person) {
        <vv-page-header [title]="person.name" titleLang="lv" [above]="'identity.profile.title' | transloco" />
        <section class="section" aria-labelledby="roles">
          <h2 id="roles">{{ 'identity.profile.roles' | transloco }}</h2>
          <ul class="plain-list stack">
            @for (assignment of person.assignments; track assignment.id) {
              <li class="card">
                <strong>{{ 'directory.role.' + assignment.role | transloco }}</strong>
                <span class="soft" lang="lv">
                  {{ assignment.institutionName }}
                  @if (assignment.municipality; as municipality) {
                    · {{ municipality.name }}
                  }
                </span>
                @if (assignment.onBehalfOfName) {
                  <span class="soft">
                    {{ 'identity.profile.substitute' | transloco: { name: assignment.onBehalfOfName } }}
                  </span>
                }
              </li>
            } @empty {
              <li>{{ 'identity.profile.resident' | transloco }}</li>
            }
          </ul>
        </section>
        @if (places().length) {
          <section class="section" aria-labelledby="work">
            <h2 id="work">{{ 'identity.profile.work' | transloco }}</h2>
            <p>
              <a class="button" [routerLink]="'/darbs' | localLink">
                <vv-icon name="inbox" />{{ 'identity.profile.inbox' | transloco }}
              </a>
            </p>
            <ul class="plain-list">
              @for (place of places(); track place.slug) {
                <li>
                  <a [routerLink]="['/darbs', place.slug, 'aizvietosana'].join('/') | localLink">{{
                    'identity.profile.leave' | transloco: { place: place.name }
                  }}</a>
                </li>
              }
            </ul>
          </section>
        }
        <section class="section measure" aria-labelledby="votes">
          <h2 id="votes">{{ 'identity.profile.votes' | transloco }}</h2>
          <p>{{ 'identity.profile.votesText' | transloco }}</p>
          <p>
            <a [routerLink]="'/mans/balsojumi' | localLink">{{ 'identity.profile.toVotes' | transloco }}</a>
          </p>
        </section>
        <section class="section measure" aria-labelledby="kept">
          <h2 id="kept">{{ 'identity.profile.kept' | transloco }}</h2>
          <p>{{ 'identity.profile.keptText' | transloco }}</p>
          <p>
            <a [routerLink]="'/mans/dati' | localLink">{{ 'identity.profile.data' | transloco }}</a>
          </p>
        </section>
      } @else {
        <vv-failed-request (retry)="session.refresh()" />
      }
    </div>
  `,
  styles: `
    .card {
      display: grid;
      gap: var(--gap-1);
    }

    .plain-list a {
      display: inline-block;
      padding-block: var(--gap-2);
    }
  `,
})
export class ProfilePage {
  protected readonly session = inject(Session);
  /** Municipalities in which the person holds a role of their own that somebody else could stand in for. */
  protected readonly places = computed(() => {
    const held =
      this.session.person()?.assignments.flatMap((assignment) => assignment.municipality ?? []) ?? [];
    return [...new Map(held.map((place) => [place.slug, place])).values()];
  });

  constructor() {
    inject(PageMeta).set({
      title: inject(TranslocoService).translate('identity.profile.title'),
      hidden: true,
    });
  }
}
