import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DATA_RIGHTS, type DataRight, type Violation } from '#libs/contracts';
import { RIGHT_ARTICLES } from '#libs/records-rules';
import { ArticleLink } from '../ui/article-link';
import { ViolationText } from '../ui/violation-text';

/** What somebody asks for, each right with its article. */
@Component({
  selector: 'vv-right-choice',
  imports: [TranslocoPipe, ArticleLink, ViolationText],
  template: `
    <fieldset id="rights" tabindex="-1">
      <legend>{{ 'records.request.rights' | transloco }}</legend>
      @if (wrong(); as violation) {
        <span class="error">{{ violation | violationText }}</span>
      }
      @for (right of rights; track right) {
        <label class="choice">
          <input type="checkbox" [checked]="chosen().includes(right)" (change)="toggle(right)" />
          <span>
            {{ 'records.right.' + right | transloco }}
            <span class="small soft"><vv-article-link [article]="articles[right]" /></span>
          </span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0 0 var(--gap-5);
      padding: 0;
      border: 0;
    }

    legend {
      font-weight: 600;
    }

    .choice {
      display: flex;
      gap: var(--gap-3);
      align-items: baseline;
      padding-block: var(--gap-1);
      font-weight: 400;
    }
  `,
})
export class RightChoice {
  readonly chosen = model.required<readonly DataRight[]>();
  readonly wrong = input<Violation | null>(null);
  protected readonly rights = DATA_RIGHTS;
  protected readonly articles = RIGHT_ARTICLES;

  protected toggle(right: DataRight): void {
    this.chosen.update((chosen) =>
      chosen.includes(right) ? chosen.filter((one) => one !== right) : [...chosen, right],
    );
  }
}
