import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { Session } from '../shell/session';

/** The pages of a ministry: opinions before promulgation, views it is asked for, acts in force, statistics. */
@Component({
  selector: 'vv-review-tabs',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe, LocalLink],
  template: `
    <nav [attr.aria-label]="'review.tabs.label' | transloco">
      @for (tab of tabs; track tab.path) {
        <a
          [routerLink]="['darbs', tab.path] | localLink"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          >{{ 'review.tabs.' + tab.text | transloco }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-5);
      margin-bottom: var(--gap-5);
      border-bottom: 1px solid var(--line);
    }

    a {
      padding-block: var(--gap-2);
      border-bottom: 3px solid transparent;
      color: var(--ink);
      text-decoration: none;
    }

    a:hover {
      text-decoration: underline;
    }

    .here {
      border-color: var(--accent);
      font-weight: 600;
    }
  `,
  host: { class: 'no-print' },
})
export class ReviewTabs {
  private readonly session = inject(Session);
  protected readonly tabs = [
    { path: 'atzinumi', text: 'queue' },
    // VARAM asks; other ministries are asked.
    ...(this.session.mayAnywhere('control.order') ? [] : [{ path: 'nozares-viedokli', text: 'sector' }]),
    { path: 'tiesiskums', text: 'control' },
    { path: 'iebildumi', text: 'statistics' },
  ];
}
