import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DossierListItem } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { DossierTerm } from './dossier-term';
import { Words } from './words';

/** A dossier on the board. */
@Component({
  selector: 'vv-dossier-card',
  imports: [RouterLink, DossierTerm, LocalLink],
  template: `
    <p class="small soft code figures">{{ item().code }}</p>
    <h3>
      <a [routerLink]="['darbs', place.slug() ?? '', 'akti', item().code] | localLink" lang="lv">{{
        item().title
      }}</a>
    </h3>
    @if (showState()) {
      <p class="small">{{ words.state(item().state) }}</p>
    }
    <vv-dossier-term [item]="item()" />
    <p class="small soft" translate="no">{{ item().lawyer }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--gap-1);
      padding: var(--gap-3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--raised);
      min-width: 0;
    }

    p {
      margin: 0;
    }

    h3 {
      font-size: var(--size-s);
      line-height: 1.35;
      letter-spacing: 0;
      hyphens: auto;
    }
  `,
})
export class DossierCard {
  protected readonly place = inject(Place);
  protected readonly words = inject(Words);
  readonly item = input.required<DossierListItem>();
  readonly showState = input(false);
}
