import { Component, computed, inject, input } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { FailedRequest } from '../ui/failed-request';
import { NotFound } from './not-found';
import { Session } from './session';

/** The public pages of one municipality; an address of none of them is told apart from a server that is silent. */
@Component({
  selector: 'vv-place-layout',
  imports: [RouterOutlet, FailedRequest, NotFound],
  template: `
    @if (known()) {
      <router-outlet />
    } @else if (session.failed()) {
      <div class="page"><vv-failed-request (retry)="session.refresh()" /></div>
    } @else {
      <vv-not-found />
    }
  `,
})
export class PlaceLayout {
  protected readonly session = inject(Session);
  /** The municipality's slug, from the address. */
  readonly place = input.required<string>();
  protected readonly known = computed(() => this.session.municipality(this.place()) !== null);
}
