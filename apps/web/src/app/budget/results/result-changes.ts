import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CycleCount, PublicResults } from '#libs/contracts';
import { LegalDayPipe } from '../../ui/format-pipes';
import { DeliveryCourseText } from '../delivery/delivery-course';
import { Speech } from '../speech';

/** What was corrected in a result, each correction beside what stood before it. */
@Component({
  selector: 'vv-result-changes',
  imports: [TranslocoPipe, DeliveryCourseText, LegalDayPipe],
  template: `
    <section class="notice warn" aria-labelledby="changes-title">
      <h2 id="changes-title">{{ 'budget.corrected.title' | transloco }}</h2>
      @for (change of changes(); track change.number) {
        <p>
          <strong>{{ 'budget.corrected.' + change.correction.error | transloco }}</strong>
          <span lang="lv"> {{ change.correction.reason }} ({{ change.correction.minutesRef }})</span>
          @if (change.by?.proposed; as proposed) {
            {{ 'budget.corrected.by' | transloco: { proposed: proposed, confirmed: change.by.confirmed } }}
          }
        </p>
        <dl class="facts">
          <dt>{{ 'budget.corrected.before' | transloco: { day: (change.day | legalDay: 'short') } }}</dt>
          <dd lang="lv">{{ change.before }}</dd>
          <dt>{{ 'budget.corrected.after' | transloco }}</dt>
          <dd lang="lv">{{ change.after }}</dd>
        </dl>
      }
      @for (course of results().deliveries; track course.nr) {
        <p><vv-delivery-course [course]="course" /></p>
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-5);
    }
  `,
})
export class ResultChanges {
  private readonly speech = inject(Speech);
  readonly results = input.required<PublicResults>();
  protected readonly changes = computed(() => {
    const { earlier, correction, correctedBy: by, count } = this.results();
    const all = [...earlier, { number: earlier.length + 1, countedOn: '', correction, by, count }];
    return all.slice(1).flatMap(({ number, correction: why, by: two, count: now }, at) => {
      const before = all[at];
      if (!why || !before) return [];
      return [
        {
          ...{ number, correction: why, by: two, day: before.countedOn },
          ...{ before: this.winners(before.count), after: this.winners(now) },
        },
      ];
    });
  });

  private winners(count: CycleCount): string {
    const titles = new Map(this.results().projects.map(({ nr, title }) => [nr, title]));
    const won = count.units.flatMap(({ outcomes }) => outcomes.filter((one) => one.won));
    if (won.length === 0) return this.speech.say('budget.corrected.nobody');
    return won.map(({ nr, votes }) => `${nr}. ${titles.get(nr) ?? ''} (${votes})`).join('; ');
  }
}
