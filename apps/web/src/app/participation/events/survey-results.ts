import { DecimalPipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionResult, SurveyQuestion } from '#libs/contracts';

/** Counts of every question as tables with bars; the bar says nothing that the number beside it does not. */
@Component({
  selector: 'vv-survey-results',
  imports: [DecimalPipe, TranslocoPipe],
  template: `
    @for (one of shown(); track one.question.id) {
      <h3 lang="lv">{{ one.question.text }}</h3>
      @if (one.rows.length) {
        <table class="data">
          <caption class="visually-hidden" lang="lv">
            {{
              one.question.text
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ 'events.survey.answer' | transloco }}</th>
              <th scope="col" class="number">{{ 'events.survey.count' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of one.rows; track row.label) {
              <tr>
                <th scope="row" lang="lv">
                  {{ row.label }}
                  <span class="bar" aria-hidden="true" [style.inline-size.%]="row.share"></span>
                </th>
                <td class="number figures">{{ row.count }}</td>
              </tr>
            }
          </tbody>
        </table>
        @if (one.result.mean !== null) {
          <p class="soft">
            {{ 'events.survey.mean' | transloco }} <strong>{{ one.result.mean | number: '1.1-1' }}</strong>
          </p>
        }
      } @else {
        <p class="soft">{{ 'events.survey.words' | transloco: { count: one.result.answered } }}</p>
      }
    }
  `,
  styles: `
    h3 {
      font-size: var(--size-m);
      margin: var(--gap-5) 0 var(--gap-2);
    }

    th[scope='row'] {
      font-weight: 400;
      inline-size: 100%;
    }

    .bar {
      display: block;
      block-size: 0.4rem;
      min-inline-size: 1px;
      border-radius: 2px;
      background: var(--accent);
    }
  `,
})
export class SurveyResults {
  readonly questions = input.required<readonly SurveyQuestion[]>();
  readonly results = input.required<readonly QuestionResult[]>();
  protected readonly shown = computed(() =>
    this.questions().flatMap((question) => {
      const result = this.results().find(({ id }) => id === question.id);
      if (!result) return [];
      const most = Math.max(1, ...result.counts);
      const rows = result.counts.map((count, index) => ({
        label: labelOf(question, index),
        count,
        share: (count / most) * 100,
      }));
      return [{ question, result, rows }];
    }),
  );
}

function labelOf({ kind, options }: SurveyQuestion, index: number): string {
  if (kind !== 'scale') return options[index] ?? '';
  const end = index === 0 ? options[0] : index === 4 ? options[1] : undefined;
  return end ? `${index + 1} – ${end}` : String(index + 1);
}
