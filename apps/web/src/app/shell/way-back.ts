import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from './local-link';
import { Place } from './place';

/** Where to go on from what is not there: one's work or the municipality, and the first page. */
@Component({
  selector: 'vv-way-back',
  imports: [RouterLink, TranslocoPipe, LocalLink],
  template: `
    <p class="row">
      @if (place.inWorkspace()) {
        <a class="button" [routerLink]="'/darbs' | localLink">{{ 'shell.work.inbox' | transloco }}</a>
      } @else if (place.municipality(); as municipality) {
        <a class="button" [routerLink]="[municipality.slug] | localLink">{{ municipality.name }}</a>
      }
      <a class="button secondary" [routerLink]="'/' | localLink">{{ 'shell.notFound.home' | transloco }}</a>
    </p>
  `,
})
export class WayBack {
  protected readonly place = inject(Place);
}
