import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { ArticleLink } from '../../ui/article-link';
import { ViolationText } from '../../ui/violation-text';

/** Why the person logged in may not vote here, each reason with its article. */
@Component({
  selector: 'vv-vote-refused',
  imports: [RouterLink, TranslocoPipe, ArticleLink, LocalLink, ViolationText],
  styles: `
    .notice {
      margin-bottom: var(--gap-4);
    }
  `,
  template: `
    <div class="notice bad">
      <p>
        <strong>{{ 'budget.vote.refused' | transloco }}</strong>
      </p>
      <ul>
        @for (reason of reasons(); track $index) {
          <li>
            {{ reason | violationText }}
            @if (reason.article; as article) {
              <span class="small"><vv-article-link [article]="article" /></span>
            }
          </li>
        }
      </ul>
    </div>
    <p>
      <a [routerLink]="[place(), 'budzets', year(), 'projekti'] | localLink">{{
        'budget.action.projects' | transloco
      }}</a>
    </p>
  `,
})
export class VoteRefused {
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly reasons = input.required<readonly Violation[]>();
}
