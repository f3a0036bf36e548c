import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicCycle } from '#libs/contracts';
import type { CheckedCount, CheckedUnit, VoteFinding, VoteReport } from '#libs/verifiable-ballot';
import { PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { Speech } from '../speech';

/** What a check found, in words for everybody: what stands against the vote first, then what was checked. */
@Component({
  selector: 'vv-report-list',
  imports: [TranslocoPipe, Icon, PluralPipe],
  template: `
    @let found = report();
    <div class="notice" [class.good]="found.intact" [class.bad]="!found.intact">
      <p>
        <strong>{{
          (found.intact ? 'budget.verify.all.intact' : 'budget.verify.all.broken') | transloco
        }}</strong>
      </p>
      @if (!found.intact) {
        <p>{{ 'budget.verify.all.brokenText' | transloco }}</p>
      }
    </div>
    <ul class="plain-list findings">
      @for (finding of findings(); track $index) {
        <li [class]="finding.harmless ? 'is-unknown' : 'is-bad'">
          <vv-icon [name]="finding.harmless ? 'info' : 'error'" [size]="24" />
          <span>{{ words(finding) }}</span>
        </li>
      }
      <li class="is-plain">
        <vv-icon name="list" [size]="24" />
        <span>{{
          'budget.verify.all.log' | plural: found.leaves : { parts: found.epochs, replaced: found.replaced }
        }}</span>
      </li>
      @if (found.boxes > 0) {
        <li class="is-plain">
          <vv-icon name="document" [size]="24" />
          <span>{{ 'budget.verify.all.boxes' | plural: found.boxes }}</span>
        </li>
      }
      @for (unit of found.units; track unit.unitId) {
        <li class="is-plain">
          <vv-icon name="people" [size]="24" />
          <span>
            <strong lang="lv">{{ unitName(unit.unitId) }}</strong>:
            {{
              'budget.verify.all.unit'
                | transloco: { online: unit.online, paper: unit.paper, roll: unit.inRoll }
            }}
            @if (unit.withheld) {
              {{ sums(unit) | transloco }}
            }
          </span>
        </li>
      }
      @if (found.withheld.ballots > 0) {
        <li class="is-plain">
          <vv-icon name="lock" [size]="24" />
          <span>{{ auditor() }}</span>
        </li>
      }
      @for (count of found.counts; track count.number) {
        <li class="is-plain">
          <vv-icon name="vote" [size]="24" />
          <span>{{ winners(count) }}</span>
        </li>
      }
    </ul>
  `,
  styleUrl: './findings.scss',
})
export class ReportList {
  private readonly speech = inject(Speech);
  readonly report = input.required<VoteReport>();
  readonly cycle = input.required<PublicCycle>();

  /** What stands against the vote first. */
  protected readonly findings = computed(() =>
    [...this.report().findings].sort((a, b) => Number(a.harmless ?? 0) - Number(b.harmless ?? 0)),
  );
  protected readonly auditor = computed(() => {
    const { withheld, auditor } = this.report();
    const state = withheld.checked ? 'checked' : auditor ? 'named' : 'nobody';
    return this.speech.say(`budget.verify.withheld.${state}`, {
      ballots: withheld.ballots,
      name: auditor?.name ?? '',
    });
  });

  protected sums({ withheld }: CheckedUnit): string {
    return `budget.verify.all.sums.${withheld ?? 'all'}`;
  }

  protected unitName(unitId: string): string {
    const whole = this.cycle().rules.scope === 'whole' && this.cycle().units.length > 1;
    const unit = this.cycle().units.find(({ id }) => id === unitId);
    return whole || !unit ? this.speech.say('budget.verify.all.whole') : unit.name;
  }

  protected winners({ number, winners }: CheckedCount): string {
    const which = number === 1 ? 'first' : 'again';
    const outcome = winners === null ? 'notCounted' : winners.length > 0 ? 'winners' : 'noWinners';
    const list = winners?.map((nr) => this.speech.say('budget.nr', { nr })).join(', ') ?? '';
    return this.speech.say(`budget.verify.count.${which}.${outcome}`, { list, number: number - 1 });
  }

  protected words({ code, params = {} }: VoteFinding): string {
    const { unitId, position, number } = params;
    const unit = typeof unitId === 'string' ? this.unitName(unitId) : '';
    const place = typeof position === 'number' ? position + 1 : 0;
    const correction = typeof number === 'number' ? number - 1 : 0;
    return this.speech.say(`budget.verify.finding.${code}`, { ...params, unit, place, correction });
  }
}
