import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from './icon';

/** Leads through the pages of a list as links: the address keeps the page as `?lapa=2`, beside whatever else it has. */
@Component({
  selector: 'vv-page-links',
  imports: [RouterLink, TranslocoPipe, Icon],
  template: `
    @if (pages() > 1) {
      <nav class="row" [attr.aria-label]="'ui.pages.label' | transloco">
        @if (page() > 1) {
          <a
            class="button secondary compact"
            [routerLink]="[]"
            [queryParams]="{ lapa: page() > 2 ? page() - 1 : null }"
            queryParamsHandling="merge"
            ><vv-icon name="arrow-left" [size]="18" />{{ 'ui.pages.previous' | transloco }}</a
          >
        }
        <span class="small">{{ 'ui.pages.page' | transloco: { page: page(), pages: pages() } }}</span>
        @if (page() < pages()) {
          <a
            class="button secondary compact"
            [routerLink]="[]"
            [queryParams]="{ lapa: page() + 1 }"
            queryParamsHandling="merge"
            >{{ 'ui.pages.next' | transloco }}<vv-icon name="arrow-right" [size]="18"
          /></a>
        }
      </nav>
    }
  `,
  styles: `
    nav {
      margin-top: var(--gap-5);
    }
  `,
})
export class PageLinks {
  readonly page = input.required<number>();
  readonly pages = input.required<number>();
}

/** The page that an address asks for with `?lapa=`; the first one for anything that is no page. */
export function pageAsked(lapa: string | undefined): number {
  return Math.max(1, Math.trunc(Number(lapa)) || 1);
}
