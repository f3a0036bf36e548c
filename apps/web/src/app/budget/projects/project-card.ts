import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicProject } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { EuroPipe, PluralPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { projectTone } from '../words';

/** A project in a list: picture, what it is, where, what it costs, where it stands. */
@Component({
  selector: 'vv-project-card',
  imports: [RouterLink, TranslocoPipe, EuroPipe, LocalLink, PluralPipe, StatusBadge],
  template: `
    @let one = project();
    @if (one.picture; as picture) {
      <img [src]="picture.url" [alt]="picture.alt" loading="lazy" width="320" height="200" />
    } @else {
      <span class="blank" aria-hidden="true">{{ one.nr }}</span>
    }
    <div>
      <p class="of">
        <span class="nr">{{ 'budget.nr' | transloco: { nr: one.nr } }}</span>
        <vv-status-badge [tone]="tone(one.state)">{{
          'budget.projectState.' + one.state | transloco
        }}</vv-status-badge>
      </p>
      <h3>
        <a [routerLink]="[place(), 'budzets', year(), 'projekti', one.nr] | localLink" lang="lv">{{
          one.title
        }}</a>
      </h3>
      <p class="summary" lang="lv">{{ one.summary }}</p>
      <p class="facts-line">
        <strong class="figures">{{ one.costCents | euro }}</strong>
        <span lang="lv">{{ one.unit.name }}</span>
        @if (one.placeNote) {
          <span class="soft" lang="lv">{{ one.placeNote }}</span>
        }
        @if (one.result; as result) {
          <span>{{ 'budget.votes' | plural: result.votes }}</span>
        }
      </p>
      <ng-content />
    </div>
  `,
  styleUrl: './project-card.scss',
})
export class ProjectCard {
  readonly place = input.required<string>();
  readonly year = input.required<number | string>();
  readonly project = input.required<PublicProject>();
  protected readonly tone = projectTone;
}
