import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CycleState, PublicCycle } from '#libs/contracts';
import { Language, type Lang } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { formatDay, oneStop } from '../../ui/format';
import { PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { type Dated, type NextAction, nextAction, standing } from './cycle-steps';

/** Where each action is done, below the page of the cycle. */
export const ACTION_PATHS: Record<NextAction, string> = {
  ideas: 'idejas',
  submit: 'iesniegt',
  vote: 'balsot',
  results: 'rezultati',
  projects: 'projekti',
};
/** Sentences that say until when; the others say on which day. */
const UNTIL: ReadonlySet<string> = new Set(['ideas', 'submission', 'evaluation', 'voting']);
const CHECKABLE: ReadonlySet<CycleState> = new Set([
  'voting',
  'voting_ended',
  'counted',
  'announced',
  'closed',
]);
const ICONS = { ideas: 'edit', submit: 'edit', vote: 'vote', results: 'list', projects: 'list' } as const;

/** Where a cycle stands, in one sentence. */
export function standingSentence(cycle: Dated, transloco: TranslocoService, lang: Lang): string {
  const { key, day } = standing(cycle);
  const shown = day ? formatDay(day, lang, UNTIL.has(key) ? 'until' : 'on') : '';
  return oneStop(transloco.translate(`budget.now.${key}`, { day: shown }));
}

/** Where the cycle stands in one sentence, and the one thing to do now. */
@Component({
  selector: 'vv-cycle-standing',
  imports: [RouterLink, TranslocoPipe, Icon, LocalLink, PluralPipe],
  template: `
    <p class="now">{{ sentence() }}</p>
    @if (cycle().cancelledReason; as reason) {
      <p lang="lv">{{ reason }}</p>
    }
    @if (left(); as days) {
      <p class="left">{{ 'budget.now.left' | plural: days }}</p>
    }
    <p class="row">
      @if (action(); as action) {
        <a class="button main" [routerLink]="[place(), 'budzets', cycle().year, path(action)] | localLink">
          <vv-icon [name]="icons[action]" />{{ 'budget.action.' + action | transloco }}
        </a>
        @if (action !== 'projects' && cycle().counts.projects) {
          <a
            class="button secondary"
            [routerLink]="[place(), 'budzets', cycle().year, 'projekti'] | localLink"
            >{{ 'budget.projectCount' | plural: cycle().counts.projects }}</a
          >
        }
      }
      @if (cycle().rules.ideas && action() && action() !== 'ideas') {
        <a class="button secondary" [routerLink]="[place(), 'budzets', cycle().year, 'idejas'] | localLink">{{
          'budget.steps.ideas' | transloco
        }}</a>
      }
      @if (checkable()) {
        <a
          class="button secondary"
          [routerLink]="[place(), 'budzets', cycle().year, 'parbaudit'] | localLink"
          >{{ 'budget.verify.title' | transloco }}</a
        >
      }
    </p>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--gap-5);
      border-inline-start: 6px solid var(--accent);
      border-radius: 0 var(--radius) var(--radius) 0;
      background: var(--accent-wash);
    }

    .now {
      max-width: 44ch;
      margin-bottom: var(--gap-2);
      font-size: clamp(1.25rem, 1rem + 1.4vw, 1.75rem);
      font-weight: 650;
      letter-spacing: -0.015em;
      line-height: 1.25;
      text-wrap: balance;
    }

    .left {
      color: var(--ink-soft);
    }

    .row:last-child {
      margin: var(--gap-4) 0 0;
    }

    .row:empty {
      display: none;
    }

    .main {
      min-height: 3.25rem;
      padding-inline: 1.5rem;
      font-size: var(--size-l);
    }

    @media (max-width: 30rem) {
      .main {
        padding-inline: var(--gap-4);
      }
    }
  `,
})
export class CycleStanding {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly cycle = input.required<PublicCycle>();

  protected readonly icons = ICONS;
  /** People have begun to vote, and can check their ballots. */
  protected readonly checkable = computed(
    () => this.cycle().rules.secrecy === 'verifiable' && CHECKABLE.has(this.cycle().state),
  );
  protected readonly action = computed(() => nextAction(this.cycle()));
  protected readonly left = computed(() => standing(this.cycle()).left);
  protected readonly sentence = computed(() =>
    standingSentence(this.cycle(), this.transloco, this.language.current()),
  );

  protected path(action: NextAction): string {
    return ACTION_PATHS[action];
  }
}
