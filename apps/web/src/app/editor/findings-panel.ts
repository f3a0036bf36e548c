import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LintFinding } from '#libs/bylaw-lint';
import { ArticleLink } from '../ui/article-link';
import { Icon } from '../ui/icon';

/** What the drafter should look at, each leading to its place. */
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
          <button type="button" [disabled]="!finding.where" (click)="go.emit(finding.where)">
            <vv-icon [name]="icons[finding.severity]" [size]="18" />
            <span>
              <span class="visually-hidden">{{ 'editor.findings.' + finding.severity | transloco }}: </span
              >{{ 'editor.finding.' + finding.key | transloco: finding.params }}
            </span>
          </button>
          @if (finding.source.ref; as article) {
            <p class="article"><vv-article-link [article]="article" /></p>
          }
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

    button {
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

    button:disabled {
      cursor: default;
    }

    button:hover:enabled {
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

    .article {
      margin: 0 0 var(--gap-1) 1.9rem;
      font-size: var(--size-xs);
    }

    .article ::ng-deep a {
      display: inline-block;
      padding-block: 0.3rem;
    }
  `,
})
export class FindingsPanel {
  readonly findings = input.required<readonly LintFinding[]>();
  readonly go = output<string>();
  protected readonly most = 60;
  protected readonly icons = { error: 'error', warning: 'warning', info: 'info' } as const;
  protected readonly shown = computed(() =>
    this.findings()
      .slice(0, this.most)
      .map((finding) => ({ ...finding, key: finding.code.replace('lint.', '') })),
  );
}
