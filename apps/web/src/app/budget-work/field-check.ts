import { Component, computed, input } from '@angular/core';
import type { CycleView } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { Icon } from '../ui/icon';
import { ViolationText } from '../ui/violation-text';

/** What the law or the nolikums says about one field of the set-up: refusals and warnings, each with its article. */
@Component({
  selector: 'vv-field-check',
  imports: [ArticleLink, Icon, ViolationText],
  template: `
    @for (finding of shown(); track $index) {
      <p [class]="finding.severity">
        <vv-icon [name]="finding.severity === 'bar' ? 'error' : 'warning'" [size]="18" />
        <span>
          {{ finding | violationText }}
          @if (finding.article; as article) {
            <span class="article"><vv-article-link [article]="article" /></span>
          }
        </span>
      </p>
    }
  `,
  styles: `
    p {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--gap-2);
      margin: 0 0 var(--gap-3);
      padding: var(--gap-2) var(--gap-3);
      border-radius: var(--radius);
      font-size: var(--size-s);
    }

    .bar {
      color: var(--bad);
      background: var(--bad-wash);
    }

    .warn {
      color: var(--warn);
      background: var(--warn-wash);
    }

    .article {
      display: block;
      font-size: var(--size-xs);
    }
  `,
})
export class FieldCheck {
  readonly findings = input.required<CycleView['findings']>();
  /** The `where` of the findings shown here: this place and everything below it. */
  readonly at = input.required<string>();
  protected readonly shown = computed(() =>
    this.findings().filter(({ where }) => where === this.at() || where?.startsWith(`${this.at()}.`)),
  );
}
