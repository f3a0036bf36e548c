import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ActRef } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { AmendButton } from './amend-button';

/** What the staff may do with a published act, on its public page; others see nothing. */
@Component({
  selector: 'vv-act-work',
  imports: [RouterLink, TranslocoPipe, AmendButton, LocalLink],
  template: `
    @if (works()) {
      <p class="row no-print">
        @if (inForce()) {
          <vv-amend-button [year]="act().year" [slug]="act().slug" [title]="title()" />
        }
        <a
          class="button secondary"
          [routerLink]="['darbs', place.slug() ?? '', 'speka', act().year, act().slug] | localLink"
          >{{ 'amendments.validity.go' | transloco }}</a
        >
        <a
          class="button secondary"
          [routerLink]="
            ['darbs', place.slug() ?? '', 'speka', act().year, act().slug, 'kontrole'] | localLink
          "
          >{{ 'control.title' | transloco }}</a
        >
      </p>
    }
  `,
})
export class ActWork {
  private readonly session = inject(Session);
  protected readonly place = inject(Place);
  readonly act = input.required<Pick<ActRef, 'year' | 'slug'>>();
  readonly title = input.required<string>();
  readonly inForce = input.required<boolean>();
  protected readonly works = computed(() => this.session.may('dossier.read', this.place.slug()));
}
