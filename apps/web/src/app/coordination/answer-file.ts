import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom, type Observable } from 'rxjs';
import type { CoordinationAnswerFound, Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { PluralPipe } from '../ui/format-pipes';
import { readProblem } from '../ui/problem';
import { ViolationText } from '../ui/violation-text';

/** Word files and signed containers, which may hold one. */
const READABLE = /\.(docx|asice|edoc|sce)$/i;

/**
 * The file of an answer: a filled-in form is read into the fields; of any other Word file the text is shown, and each
 * paragraph can become an objection or proposal.
 */
@Component({
  selector: 'vv-answer-file',
  imports: [TranslocoPipe, Control, Field, PluralPipe, ViolationText],
  template: `
    <vv-field name="file" [label]="label()" [hint]="hint()" [violations]="violations()">
      <input vvControl type="file" [accept]="accept()" (change)="pick($event)" />
    </vv-field>
    <div role="status">
      @if (reading()) {
        <p class="soft">{{ 'coordination.answerFile.reading' | transloco }}</p>
      }
      @if (problem(); as wrong) {
        <p class="notice warn">{{ wrong | violationText }}</p>
      }
      @if (found(); as file) {
        @if (file.foreign) {
          <p class="notice warn">{{ 'coordination.answerFile.foreign' | transloco }}</p>
        }
        <p class="notice good">
          {{ 'coordination.answerFile.found' | plural: file.opinion.items.length }}
          @if (file.unplaced.length) {
            {{ 'coordination.answerFile.unplaced' | transloco: { items: unplaced() } }}
          }
        </p>
      }
    </div>
    @if (paragraphs().length) {
      <section class="text" aria-labelledby="answer-text">
        <h3 id="answer-text">{{ 'coordination.answerFile.text' | transloco }}</h3>
        <p class="small soft">{{ 'coordination.answerFile.textHint' | transloco }}</p>
        <ol class="plain-list" lang="lv">
          @for (paragraph of paragraphs(); track $index) {
            <li>
              <span>{{ paragraph }}</span>
              <button
                class="button secondary compact"
                type="button"
                [attr.aria-label]="
                  'coordination.answerFile.itemOf' | transloco: { text: paragraph.slice(0, 40) }
                "
                (click)="item.emit(paragraph)"
              >
                {{ 'coordination.answerFile.item' | transloco }}
              </button>
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    input {
      max-width: 100%;
    }

    .text {
      max-height: 24rem;
      overflow-y: auto;
      margin-bottom: var(--gap-4);
      padding: var(--gap-3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }

    .text h3 {
      margin: 0 0 var(--gap-2);
      font-size: var(--size-m);
    }

    li {
      display: grid;
      gap: var(--gap-2);
      justify-items: start;
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
      overflow-wrap: anywhere;
    }

    li span {
      white-space: pre-line;
    }
  `,
})
export class AnswerFile {
  readonly label = input.required<string>();
  readonly hint = input.required<string>();
  readonly accept = input.required<string>();
  readonly violations = input<readonly Violation[]>([]);
  /** Asks the server what a file says. */
  readonly read = input.required<(file: File) => Observable<CoordinationAnswerFound>>();
  readonly picked = output<File | null>();
  readonly answered = output<CoordinationAnswerFound>();
  /** Text of a paragraph that is to become an item. */
  readonly item = output<string>();

  protected readonly reading = signal(false);
  protected readonly problem = signal<Violation | null>(null);
  protected readonly found = signal<CoordinationAnswerFound | null>(null);
  protected readonly paragraphs = computed(() => this.found()?.paragraphs ?? []);
  protected readonly unplaced = computed(() =>
    (this.found()?.unplaced ?? []).map((index) => `${index + 1}.`).join(', '),
  );

  protected async pick(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.picked.emit(file);
    this.found.set(null);
    this.problem.set(null);
    if (!file || !READABLE.test(file.name)) return;
    this.reading.set(true);
    try {
      const found = await firstValueFrom(this.read()(file));
      this.found.set(found);
      this.answered.emit(found);
    } catch (error) {
      this.problem.set(readProblem(error).violations[0] ?? { code: 'coordination.answer_unreadable' });
    } finally {
      this.reading.set(false);
    }
  }
}
