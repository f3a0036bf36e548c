import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from './local-link';
import { PageMeta } from './page-meta';
import { Place } from './place';

/** There is no such page; says what to do instead. */
@Component({
  selector: 'vv-not-found',
  imports: [RouterLink, TranslocoPipe, LocalLink],
  template: `
    <div class="page">
      <h1>{{ 'shell.notFound.title' | transloco }}</h1>
      <p class="lead">{{ 'shell.notFound.text' | transloco }}</p>
      <p class="row">
        @if (place.municipality(); as municipality) {
          <a class="button" [routerLink]="[municipality.slug] | localLink">{{ municipality.name }}</a>
        }
        <a class="button secondary" [routerLink]="'/' | localLink">{{ 'shell.notFound.home' | transloco }}</a>
      </p>
    </div>
  `,
  styles: `
    .lead {
      margin-block: var(--gap-4) var(--gap-5);
    }
  `,
})
export class NotFound {
  protected readonly place = inject(Place);

  constructor() {
    const title = inject(TranslocoService).translate('shell.notFound.title');
    inject(PageMeta).set({ title, hidden: true, status: 404 });
  }
}
