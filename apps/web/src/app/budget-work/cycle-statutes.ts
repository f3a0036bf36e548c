import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { STATUTES_RULES, statutesDifferences } from '#libs/budget-rules';
import type { CycleInput, CycleRules, CycleView, StatutesPoint } from '#libs/contracts';
import { Language } from '../shell/language';
import { ArticleLink } from '../ui/article-link';
import { FieldCheck } from './field-check';
import { ruleWords, type Say } from './rule-words';

/** The rules of the cycle beside the points of its nolikums; what differs has its reason. */
@Component({
  selector: 'vv-cycle-statutes',
  imports: [NgTemplateOutlet, TranslocoPipe, ArticleLink, FieldCheck],
  templateUrl: './cycle-statutes.html',
  styleUrl: './cycle-statutes.scss',
})
export class CycleStatutes {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  readonly cycle = input.required<CycleInput>();
  readonly editable = input(true);
  readonly findings = input.required<CycleView['findings']>();
  readonly changed = output<readonly StatutesPoint[]>();
  private readonly points = computed(() => this.cycle().statutes.points ?? []);
  protected readonly differing = computed(() => statutesDifferences(this.cycle()).length);
  private readonly rows = computed(() => {
    const { rules } = this.cycle();
    const differing = new Set(statutesDifferences(this.cycle()).map(({ rule }) => rule));
    const lang = this.language.current();
    const say: Say = (key, params) => this.transloco.translate(`budget-work.${key}`, params);
    return STATUTES_RULES.map((rule) => {
      const recorded = this.points().find((one) => one.rule === rule) ?? null;
      return {
        rule,
        recorded,
        actual: ruleWords(rule, rules[rule], say, lang),
        said: recorded && ruleWords(rule, recorded.value, say, lang),
        differs: differing.has(rule),
      };
    });
  });

  protected readonly recorded = computed(() => this.rows().filter(({ recorded }) => recorded !== null));
  protected readonly others = computed(() => this.rows().filter(({ recorded }) => recorded === null));

  /** The number of the point; the rule of the cycle is then what the nolikums says, until the rule changes. */
  protected setPoint(rule: keyof CycleRules, point: string): void {
    const number = point.trim();
    const known = this.points().find((one) => one.rule === rule);
    if (number === '') this.changed.emit(this.points().filter((one) => one.rule !== rule));
    else if (known) this.replace({ ...known, point: number });
    else {
      const value = this.cycle().rules[rule];
      this.changed.emit([...this.points(), { rule, point: number, value, reason: null }]);
    }
  }

  protected setReason(known: StatutesPoint, reason: string): void {
    this.replace({ ...known, reason: reason.trim() || null });
  }

  /** The nolikums says what the cycle says. */
  protected adopt(known: StatutesPoint): void {
    this.replace({ ...known, value: this.cycle().rules[known.rule], reason: null });
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  private replace(point: StatutesPoint): void {
    this.changed.emit(this.points().map((one) => (one.rule === point.rule ? point : one)));
  }
}
