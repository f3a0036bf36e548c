import { Component } from '@angular/core';
import { inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { sections } from './sections';

/** The pages of the administration with a way from each to each. */
@Component({
  selector: 'vv-administration-layout',
  imports: [RouterLink, RouterLinkActive, RouterOutlet, TranslocoPipe, LocalLink],
  template: `
    <div class="page">
      <nav [attr.aria-label]="'directory.nav' | transloco">
        <ul class="plain-list">
          @for (section of sections; track section.path) {
            <li>
              <a
                [routerLink]="['darbs', place.slug() ?? '', 'administracija', section.path] | localLink"
                routerLinkActive="active"
                ariaCurrentWhenActive="page"
                >{{ 'directory.' + section.key + '.title' | transloco }}</a
              >
            </li>
          }
        </ul>
      </nav>
      <router-outlet />
    </div>
  `,
  styles: `
    nav {
      margin-bottom: var(--gap-6);
      border-bottom: 1px solid var(--line);
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-5);
    }

    a {
      display: inline-block;
      padding: var(--gap-2) 0;
      border-bottom: 3px solid transparent;
      color: var(--ink-soft);
      font-size: var(--size-s);
      font-weight: 600;
      text-decoration: none;
    }

    a:hover {
      color: var(--ink);
      border-color: var(--line-strong);
    }

    a.active {
      color: var(--accent);
      border-color: var(--accent);
    }

    @media print {
      nav {
        display: none;
      }
    }
  `,
})
export class AdministrationLayout {
  protected readonly place = inject(Place);
  protected readonly sections = sections;
}
