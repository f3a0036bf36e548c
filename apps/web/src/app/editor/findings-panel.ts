import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LintFinding } from '#libs/bylaw-lint';
import { ArticleLink } from '../ui/article-link';
import { Icon } from '../ui/icon';

/** Errors first; findings of one weight stay in the order of the text. */
const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/** What the drafter should look at, how that is known, and what can be put right at once; each leading to its place. */
@Component({
  selector: 'vv-findings-panel',
  imports: [TranslocoPipe, ArticleLink, Icon],
  template: `
    <h2>
      {{ 'editor.findings.title' | transloco }} <span class="count">{{ findings().length }}</span>
    </h2>
    <ul class="plain-list">
      @for (finding of shown(); track $index) {
        <li [class]="finding.severity">
          <button type="button" class="place" [disabled]="!finding.where" (click)="go.emit(finding)">
            <vv-icon [name]="icons[finding.severity]" [size]="18" />
            <span>
              <span class="visually-hidden">{{ 'editor.findings.' + finding.severity | transloco }}: </span
              >{{ 'editor.finding.' + finding.key | transloco: finding.params }}
            </span>
          </button>
          <p class="source">
            <span class="known" [class.unverified]="finding.source.kind === 'unverified'">{{
              'editor.findings.source.' + finding.source.kind | transloco
            }}</span>
            @if (finding.source.ref; as article) {
              <vv-article-link [article]="article" />
            }
            @if (finding.fix && editable()) {
              <button type="button" class="button quiet compact" (click)="fix.emit(finding)">
                {{ 'editor.findings.fix' | transloco
                }}<span class="visually-hidden"
                  >: {{ 'editor.finding.' + finding.key | transloco: finding.params }}</span
                >
              </button>
            }
          </p>
        </li>
      } @empty {
        <li class="none"><vv-icon name="check" [size]="18" /> {{ 'editor.findings.none' | transloco }}</li>
      }
    </ul>
    @if (findings().length > most) {
      <p class="soft">{{ 'editor.findings.more' | transloco: { count: findings().length - most } }}</p>
    }
  `,
  styles: `
    h2 {
      margin-bottom: var(--gap-2);
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    .count {
      font-weight: 400;
    }

    li {
      border-top: 1px solid var(--line);
      font-size: var(--size-s);
    }

    .place {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--gap-2);
      width: 100%;
      padding: var(--gap-2) var(--gap-1);
      border: 0;
      background: transparent;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }

    .place:disabled {
      cursor: default;
    }

    .place:hover:enabled {
      background: var(--wash);
    }

    .error vv-icon {
      color: var(--bad);
    }

    .warning vv-icon {
      color: var(--warn);
    }

    .info vv-icon {
      color: var(--info);
    }

    .none {
      padding-block: var(--gap-2);
      color: var(--good);
    }

    .source {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-2);
      align-items: center;
      margin: 0 0 var(--gap-1) 1.9rem;
      color: var(--ink-soft);
      font-size: var(--size-xs);
    }

    .source .button {
      margin-inline-start: auto;
    }

    .unverified {
      font-style: italic;
    }

    .source ::ng-deep a {
      display: inline-block;
      padding-block: 0.3rem;
    }
  `,
})
export class FindingsPanel {
  readonly findings = input.required<readonly LintFinding[]>();
  readonly editable = input(true);
  readonly go = output<LintFinding>();
  readonly fix = output<LintFinding>();
  protected readonly most = 60;
  protected readonly icons = { error: 'error', warning: 'warning', info: 'info' } as const;
  protected readonly shown = computed(() =>
    [...this.findings()]
      .sort((left, right) => WEIGHT[left.severity] - WEIGHT[right.severity])
      .slice(0, this.most)
      .map((finding) => ({ ...finding, key: finding.code.replace('lint.', '') })),
  );
}
