import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CHECKLIST_ANSWERS, type ChecklistAnswer, type ChecklistItem, type Violation } from '#libs/contracts';
import { ArticleName } from '../../ui/article-name';
import { ViolationText } from '../../ui/violation-text';

/** An answer that is not chosen yet. */
export type OpenAnswer = { answer: ChecklistAnswer['answer'] | ''; note: string };

/** The checklist of the cycle: an answer to each item, with a note where one is needed. */
@Component({
  selector: 'vv-checklist-fields',
  imports: [TranslocoPipe, ArticleName, ViolationText],
  template: `
    <fieldset>
      <legend>{{ 'budget-evaluation.checklist.title' | transloco }}</legend>
      @for (item of items(); track $index) {
        <div class="field" [class.wrong]="wrong($index)">
          <label [for]="'check-' + $index">
            {{ $index + 1 }}. <span lang="lv">{{ item.text }}</span>
            @if (item.article; as article) {
              <span class="small soft">({{ article | articleName }})</span>
            }
            @if (item.statutesPoint) {
              <span class="small soft">{{
                'budget.project.statutesPoint' | transloco: { point: item.statutesPoint }
              }}</span>
            }
          </label>
          @if (wrong($index); as violation) {
            <span class="error">{{ violation | violationText }}</span>
          }
          <select [id]="'check-' + $index" (change)="choose($index, $event)">
            <option value="" [selected]="!answers()[$index]?.answer">
              {{ 'budget-evaluation.checklist.choose' | transloco }}
            </option>
            @for (answer of choices; track answer) {
              <option [value]="answer" [selected]="answers()[$index]?.answer === answer">
                {{ 'budget-evaluation.checklist.' + answer | transloco }}
              </option>
            }
          </select>
          <input
            type="text"
            lang="lv"
            maxlength="1000"
            autocomplete="off"
            [attr.aria-label]="'budget-evaluation.checklist.note' | transloco: { item: $index + 1 }"
            [placeholder]="'budget-evaluation.checklist.noteShort' | transloco"
            [value]="answers()[$index]?.note ?? ''"
            (input)="note($index, $event)"
          />
        </div>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      margin: 0 0 var(--gap-4);
      padding: 0;
      border: 0;
    }

    legend {
      padding: 0;
      font-weight: 600;
    }

    label .small {
      display: block;
      font-weight: 400;
    }

    select {
      margin-bottom: var(--gap-2);
    }
  `,
})
export class ChecklistFields {
  readonly items = input.required<readonly ChecklistItem[]>();
  readonly violations = input.required<readonly Violation[]>();
  readonly answers = model.required<OpenAnswer[]>();
  protected readonly choices = CHECKLIST_ANSWERS;

  protected wrong(at: number): Violation | null {
    return this.violations().find(({ where }) => where === `checklist.${at}`) ?? null;
  }

  protected choose(at: number, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.change(at, { answer: CHECKLIST_ANSWERS.find((one) => one === value) ?? '' });
  }

  protected note(at: number, event: Event): void {
    this.change(at, { note: (event.target as HTMLInputElement).value });
  }

  private change(at: number, part: Partial<OpenAnswer>): void {
    this.answers.update((all) => all.map((one, index) => (index === at ? { ...one, ...part } : one)));
  }
}
