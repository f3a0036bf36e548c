import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { recordsSections } from './sections';

/** The pages about data and records that the person may open, with a way from each to each. */
@Component({
  selector: 'vv-records-frame',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe, LocalLink],
  template: `
    <div class="page">
      @if (sections().length > 1) {
        <nav [attr.aria-label]="'records.nav' | transloco">
          <ul class="plain-list">
            @for (section of sections(); track section.path) {
              <li>
                <a
                  [routerLink]="['darbs', place.slug() ?? '', 'dati', section.path] | localLink"
                  routerLinkActive="active"
                  ariaCurrentWhenActive="page"
                  >{{ 'records.section.' + section.key + '.title' | transloco }}</a
                >
              </li>
            }
          </ul>
        </nav>
      }
      <router-outlet />
    </div>
  `,
  styleUrl: '../ui/tabbed-frame.scss',
})
export class RecordsFrame {
  private readonly session = inject(Session);
  protected readonly place = inject(Place);
  protected readonly sections = computed(() =>
    recordsSections.filter(({ permission }) => this.session.may(permission, this.place.slug())),
  );
}
