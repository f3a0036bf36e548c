import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from './local-link';

@Component({
  selector: 'vv-site-footer',
  imports: [RouterLink, TranslocoPipe, LocalLink],
  template: `
    <footer>
      <div class="inner">
        <p class="about"><strong>Vietvara</strong> – {{ 'shell.footer.about' | transloco }}</p>
        <nav [attr.aria-label]="'shell.footer.label' | transloco">
          <ul class="plain-list">
            @for (page of pages; track page) {
              <li>
                <a [routerLink]="'/' + page | localLink">{{ 'shell.footer.' + page | transloco }}</a>
              </li>
            }
          </ul>
        </nav>
      </div>
    </footer>
  `,
  styles: `
    footer {
      border-top: 1px solid var(--line);
      background: var(--wash);
      font-size: var(--size-s);
    }

    .inner {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-4) var(--gap-6);
      justify-content: space-between;
      max-width: calc(var(--page) + 2 * var(--gutter));
      margin-inline: auto;
      padding: var(--gap-5) var(--gutter) var(--gap-6);
    }

    .about {
      max-width: 44ch;
      margin: 0;
      color: var(--ink-soft);
    }

    .about strong {
      color: var(--ink);
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-5);
    }

    a {
      display: inline-block;
      padding-block: 0.35rem;
      color: var(--ink);
    }
  `,
})
export class SiteFooter {
  protected readonly pages = ['palidziba', 'pieklustamiba', 'privatums'] as const;
}
