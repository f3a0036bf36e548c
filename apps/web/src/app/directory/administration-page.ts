import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { sections } from './sections';

/** What can be set up, one line each. */
@Component({
  selector: 'vv-administration-page',
  imports: [RouterLink, TranslocoPipe, Icon, LocalLink, PageHeader],
  template: `
    <vv-page-header [title]="'directory.title' | transloco" [above]="place.municipality()?.name ?? ''">
      <p class="lead">{{ 'directory.lead' | transloco }}</p>
    </vv-page-header>
    <ul class="plain-list">
      @for (section of sections; track section.path) {
        <li>
          <vv-icon [name]="section.icon" [size]="26" />
          <div>
            <h2>
              <a [routerLink]="['darbs', place.slug() ?? '', 'administracija', section.path] | localLink">{{
                'directory.' + section.key + '.title' | transloco
              }}</a>
            </h2>
            <p>{{ 'directory.' + section.key + '.about' | transloco }}</p>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0 var(--gap-6);
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    }

    li {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--gap-4);
      padding-block: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    vv-icon {
      color: var(--accent);
      margin-top: 0.1rem;
    }

    h2 {
      font-size: var(--size-l);
    }

    p {
      margin: var(--gap-1) 0 0;
      color: var(--ink-soft);
    }
  `,
})
export class AdministrationPage {
  protected readonly place = inject(Place);
  protected readonly sections = sections;

  constructor() {
    inject(PageMeta).set({ title: inject(TranslocoService).translate('directory.title'), hidden: true });
  }
}
