import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicCycle } from '#libs/contracts';
import { Language } from '../../shell/language';
import { ArticleLink } from '../../ui/article-link';
import { formatDay, formatEuro, formatShare } from '../../ui/format';
import { PluralPipe } from '../../ui/format-pipes';
import { type PlainRule, plainRules, type RuleParam } from './plain-rules';

/** The rules of a cycle in plain words, each with its article or the municipality's own nolikums. */
@Component({
  selector: 'vv-cycle-rules',
  imports: [TranslocoPipe, ArticleLink, PluralPipe],
  template: `
    <dl class="facts">
      <dt>{{ 'budget.rules.statutesTitle' | transloco }}</dt>
      <dd>
        @if (cycle().statutes.url; as url) {
          <a [href]="url" rel="noopener" lang="lv">{{ statutes() }}</a>
        } @else {
          <span lang="lv">{{ statutes() }}</span>
        }
        <span class="source"><vv-article-link [article]="statutesArticle" /></span>
      </dd>
      <dt>{{ 'budget.rules.programme' | transloco }}</dt>
      <dd>
        <span lang="lv">{{ cycle().programmeRef }}</span>
        <span class="source"><vv-article-link [article]="unitsArticle" /></span>
      </dd>
    </dl>
    <div class="groups">
      @for (group of groups(); track group.key) {
        <section>
          <h3>{{ 'budget.rules.' + group.key + 'Title' | transloco }}</h3>
          <ul class="plain-list">
            @for (rule of group.rules; track rule.key) {
              <li>
                <p>
                  @if (rule.count !== undefined) {
                    {{ 'budget.rules.' + rule.key | plural: rule.count }}
                  } @else {
                    {{ 'budget.rules.' + rule.key | transloco: params(rule) }}
                  }
                </p>
                <p class="source">
                  @if (rule.article; as article) {
                    <vv-article-link [article]="article" />
                  } @else {
                    {{ 'budget.rules.ownRule' | transloco: { number: cycle().statutes.number } }}
                  }
                </p>
              </li>
            }
          </ul>
        </section>
      }
    </div>
  `,
  styles: `
    .groups {
      columns: 3 19rem;
      column-gap: var(--gap-6);
      margin-top: var(--gap-5);
    }

    .groups section {
      break-inside: avoid;
      padding-bottom: var(--gap-5);
    }

    h3 {
      margin-bottom: var(--gap-2);
    }

    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0;
    }

    .source {
      display: block;
      color: var(--ink-soft);
      font-size: var(--size-s);
    }
  `,
})
export class CycleRulesText {
  private readonly language = inject(Language);
  readonly cycle = input.required<PublicCycle>();
  protected readonly statutesArticle = { act: 'PL', ref: '61' } as const;
  protected readonly unitsArticle = { act: 'PL', ref: '59(3)' } as const;

  protected readonly groups = computed(() => plainRules(this.cycle().rules));
  protected readonly statutes = computed(() => {
    const { number, title } = this.cycle().statutes;
    return `Nr. ${number} “${title}”`;
  });
  /** What the sentence names, as people read it. */
  protected params({ params = {} }: PlainRule): Record<string, string | number> {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, this.word(value)]));
  }

  private word(param: RuleParam): string | number {
    const lang = this.language.current();
    if (typeof param !== 'object') return param;
    if ('cents' in param) return formatEuro(param.cents, lang);
    if ('share' in param) return formatShare(param.share, lang);
    return 'day' in param ? formatDay(param.day, lang, 'on') : formatDay(param.date, lang, 'short');
  }
}
