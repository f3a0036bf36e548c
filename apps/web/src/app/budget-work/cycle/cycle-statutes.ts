import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output } from '@angular/core';
import { rxResource, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { debounceTime } from 'rxjs';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  sameWording,
  STATUTES_RULES,
  statutesDifferences,
  termDoubts,
  wordingDoubt,
} from '#libs/budget-rules';
import type { CycleInput, CycleRules, CycleView, StatutesPoint } from '#libs/contracts';
import { Language } from '../../shell/language';
import { ArticleLink } from '../../ui/article-link';
import { Icon } from '../../ui/icon';
import { LegalDayPipe } from '../../ui/format-pipes';
import { LocalLink } from '../../shell/local-link';
import { Place } from '../../shell/place';
import { BudgetWorkClient } from '../budget-work-client';
import { FieldCheck } from './field-check';
import { ruleWords, type Say } from './rule-words';

/** Waits so long for the number of the nolikums to settle. */
const PAUSE_MS = 400;

/** What stands beside a recorded point. */
interface Beside {
  /** How the point reads today; `null` where the portal does not have it. */
  text: string | null;
  /** How it read when it was recorded, where that was otherwise. */
  before: string | null;
  /** Numbers in it that the rule does not have. */
  doubt: string | null;
  /** The nolikums is here and has no such point. */
  absent: boolean;
}

/** The rules of the cycle beside the points of its nolikums; what differs has its reason. */
@Component({
  selector: 'vv-cycle-statutes',
  imports: [
    NgTemplateOutlet,
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    FieldCheck,
    Icon,
    LegalDayPipe,
    LocalLink,
  ],
  templateUrl: './cycle-statutes.html',
  styleUrl: './cycle-statutes.scss',
})
export class CycleStatutes {
  private readonly client = inject(BudgetWorkClient);
  protected readonly place = inject(Place).slug;
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
        ...this.beside(rule, recorded),
      };
    });
  });

  /** The nolikums in this portal, read again when its number has settled. */
  private readonly number = computed(() => this.cycle().statutes.number.trim());
  private readonly settled = toSignal(toObservable(this.number).pipe(debounceTime(PAUSE_MS)));
  private readonly wording = rxResource({
    params: () => this.settled() || undefined,
    stream: ({ params }) => this.client.statutes(params),
  });
  protected readonly act = computed(() => (this.wording.hasValue() ? this.wording.value().act : null));
  protected readonly unknownAct = computed(() => this.wording.hasValue() && this.act() === null);
  private readonly texts = computed(
    () =>
      new Map(
        (this.wording.hasValue() ? this.wording.value().points : []).map((one) => [one.point, one.text]),
      ),
  );
  protected readonly doubts = computed(() =>
    this.wording.hasValue() ? termDoubts(this.wording.value().points, this.cycle()) : [],
  );

  protected readonly recorded = computed(() => this.rows().filter(({ recorded }) => recorded !== null));
  protected readonly others = computed(() => this.rows().filter(({ recorded }) => recorded === null));

  /** The number of the point; the rule of the cycle is then what the nolikums says, until the rule changes. */
  protected setPoint(rule: keyof CycleRules, point: string): void {
    const number = point.trim();
    const known = this.points().find((one) => one.rule === rule);
    if (number === '') this.changed.emit(this.points().filter((one) => one.rule !== rule));
    else if (known) this.replace({ ...known, point: number, text: this.textOf(number) });
    else {
      const value = this.cycle().rules[rule];
      this.changed.emit([
        ...this.points(),
        { rule, point: number, value, reason: null, text: this.textOf(number) },
      ]);
    }
  }

  /** The changed wording is known; the rule is as it should be. */
  protected reread(known: StatutesPoint): void {
    this.replace({ ...known, text: this.textOf(known.point) });
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

  private textOf(point: string): string | null {
    return this.texts().get(point.replace(/\.$/, '')) ?? null;
  }

  /** How the point reads now, whether it was amended since, and numbers in it that the rule does not have. */
  private beside(rule: keyof CycleRules, recorded: StatutesPoint | null): Beside {
    const nothing: Beside = { text: null, before: null, doubt: null, absent: false };
    if (recorded === null || this.act() === null) return nothing;
    const text = this.textOf(recorded.point);
    const { text: before } = recorded;
    if (text === null) return { ...nothing, absent: true, before: before ?? null };
    const doubt = wordingDoubt(rule, this.cycle().rules, text);
    return {
      ...{ text, absent: false },
      before: before && !sameWording(before, text) ? before : null,
      doubt: doubt && doubt.stated.map(({ said }) => said).join(', '),
    };
  }

  private replace(point: StatutesPoint): void {
    this.changed.emit(this.points().map((one) => (one.rule === point.rule ? point : one)));
  }
}
