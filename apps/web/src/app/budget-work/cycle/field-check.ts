import { Component, computed, input } from '@angular/core';
import type { CycleView } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon-paths';
import { ViolationText } from '../../ui/violation-text';

/** What the law or the nolikums says about one field of the set-up: what is missing, refusals and warnings, each with its article. */
@Component({
  selector: 'vv-field-check',
  imports: [ArticleLink, Icon, ViolationText],
  template: `
    @for (finding of shown(); track $index) {
      <p [class]="finding.tone">
        <vv-icon [name]="finding.icon" [size]="18" />
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

    .todo {
      color: var(--idle);
      background: var(--idle-wash);
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
  protected readonly shown = computed(() => {
    const here = this.findings().filter(
      ({ where }) => where === this.at() || where?.startsWith(`${this.at()}.`),
    );
    const first = here.filter(({ code }, index) => here.findIndex((one) => one.code === code) === index);
    return first.map((finding) => ({ ...finding, ...look(finding) }));
  });
}

/** What is still to be filled in is a task, not yet a fault. */
function look({ code, severity }: CycleView['findings'][number]): { tone: string; icon: IconName } {
  if (severity === 'warn') return { tone: 'warn', icon: 'warning' };
  return code.endsWith('_missing') ? { tone: 'todo', icon: 'edit' } : { tone: 'bar', icon: 'error' };
}
