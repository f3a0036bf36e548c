import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SurveyAnswers, SurveyQuestion } from '#libs/contracts';
import { SCALE } from '#libs/participation-rules';

/** The questions of a survey, each a group of its own; the same for residents and for clerks who type papers in. */
@Component({
  selector: 'vv-survey-questions',
  imports: [TranslocoPipe],
  template: `
    @for (question of questions(); track question.id) {
      <fieldset class="field" [id]="question.id">
        <legend class="label">
          <span lang="lv">{{ question.text }}</span>
          @if (!question.required) {
            <span class="soft"> ({{ 'events.survey.optional' | transloco }})</span>
          }
        </legend>
        @switch (question.kind) {
          @case ('text') {
            <textarea
              lang="lv"
              rows="4"
              class="input"
              [attr.aria-label]="question.text"
              [value]="words(question.id)"
              (input)="write(question.id, $event)"
            ></textarea>
          }
          @case ('scale') {
            <div class="scale">
              <span class="soft small" lang="lv">{{ question.options[0] }}</span>
              @for (value of scale; track value) {
                <span class="step">
                  <input
                    type="radio"
                    [id]="question.id + '-' + value"
                    [name]="question.id"
                    [checked]="answers()[question.id] === value"
                    (change)="choose(question.id, value)"
                  />
                  <label [for]="question.id + '-' + value">{{ value }}</label>
                </span>
              }
              <span class="soft small" lang="lv">{{ question.options[1] }}</span>
            </div>
          }
          @default {
            @for (option of question.options; track $index) {
              <div class="choice">
                <input
                  [type]="question.kind === 'single' ? 'radio' : 'checkbox'"
                  [id]="question.id + '-' + $index"
                  [name]="question.id"
                  [checked]="chosen(question.id, $index)"
                  (change)="pick(question, $index, $event)"
                />
                <label lang="lv" [for]="question.id + '-' + $index">{{ option }}</label>
              </div>
            }
          }
        }
      </fieldset>
    }
  `,
  styles: `
    .scale {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-3);
    }

    .step {
      display: inline-flex;
      align-items: center;
      gap: var(--gap-1);
    }

    .step input {
      inline-size: 1.5rem;
      block-size: 1.5rem;
      margin: 0;
    }

    textarea {
      inline-size: 100%;
    }
  `,
})
export class SurveyQuestions {
  readonly questions = input.required<readonly SurveyQuestion[]>();
  readonly answers = model.required<SurveyAnswers>();
  protected readonly scale = Array.from({ length: SCALE }, (_, index) => index + 1);

  protected words(id: string): string {
    const answer = this.answers()[id];
    return typeof answer === 'string' ? answer : '';
  }

  protected chosen(id: string, index: number): boolean {
    return [this.answers()[id]].flat().includes(index);
  }

  protected write(id: string, event: Event): void {
    this.answers.set({ ...this.answers(), [id]: (event.target as HTMLTextAreaElement).value });
  }

  protected choose(id: string, value: number): void {
    this.answers.set({ ...this.answers(), [id]: value });
  }

  protected pick({ id, kind }: SurveyQuestion, index: number, event: Event): void {
    if (kind === 'single') {
      this.choose(id, index);
      return;
    }
    const before = this.answers()[id];
    const others = (Array.isArray(before) ? before : []).filter((one) => one !== index);
    const { checked } = event.target as HTMLInputElement;
    this.answers.set({ ...this.answers(), [id]: checked ? [...others, index] : others });
  }
}
