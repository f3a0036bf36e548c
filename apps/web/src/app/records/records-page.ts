import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { recordsSections } from './sections';

/** What there is to do about data and records, one line each. */
@Component({
  selector: 'vv-records-page',
  imports: [RouterLink, TranslocoPipe, EmptyState, Icon, LocalLink, PageHeader],
  template: `
    <vv-page-header [title]="'records.title' | transloco" [above]="place.municipality()?.name ?? ''">
      <p class="lead">{{ 'records.lead' | transloco }}</p>
    </vv-page-header>
    <ul class="plain-list">
      @for (section of sections(); track section.path) {
        <li>
          <vv-icon [name]="section.icon" [size]="26" />
          <div>
            <h2>
              <a [routerLink]="['darbs', place.slug() ?? '', 'dati', section.path] | localLink">{{
                'records.section.' + section.key + '.title' | transloco
              }}</a>
            </h2>
            <p>{{ 'records.section.' + section.key + '.about' | transloco }}</p>
          </div>
        </li>
      } @empty {
        <li>
          <vv-empty-state [title]="'records.notYours' | transloco" icon="info" />
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--gap-4);
      padding-block: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    vv-icon {
      color: var(--accent);
    }

    h2 {
      font-size: var(--size-l);
    }

    p {
      margin: var(--gap-1) 0 0;
    }

    li p {
      color: var(--ink-soft);
    }
  `,
})
export class RecordsPage {
  private readonly session = inject(Session);
  protected readonly place = inject(Place);
  protected readonly sections = computed(() =>
    recordsSections.filter(({ permission }) => this.session.may(permission, this.place.slug())),
  );

  constructor() {
    inject(PageMeta).set({ title: inject(TranslocoService).translate('records.title'), hidden: true });
  }
}
