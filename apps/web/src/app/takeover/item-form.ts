import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  BYLAW_TOPICS,
  type BylawTopic,
  type EditTakeoverItem,
  type SuggestionChoice,
  type TakeoverFields,
  type TakeoverItemView,
  type Violation,
} from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';

const TEXTS = ['title', 'number', 'officialNumber'] as const;
const DAYS = ['adoptedDay', 'officialDay', 'fromDay'] as const;

/** What the act of an item will be kept with; what was not recognised is said beside its field. */
@Component({
  selector: 'vv-item-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <vv-error-summary [violations]="refused()" [fields]="targets" />
      <div class="fields">
        @for (name of texts; track name) {
          <vv-field
            [class]="name"
            [name]="'takeover-' + name"
            [where]="name"
            [label]="'takeover.field.' + name | transloco"
            [violations]="violations()"
          >
            <input
              vvControl
              class="input"
              type="text"
              lang="lv"
              autocomplete="off"
              [attr.maxlength]="name === 'title' ? 500 : name === 'number' ? 60 : 200"
              [readOnly]="!open()"
              [value]="fields()[name] ?? ''"
              (input)="set(name, $any($event.target).value)"
            />
          </vv-field>
        }
        @for (name of days; track name) {
          <vv-field
            [name]="'takeover-' + name"
            [where]="name"
            [label]="'takeover.field.' + name | transloco"
            [violations]="violations()"
          >
            <input
              vvControl
              class="input"
              type="date"
              [readOnly]="!open()"
              [value]="fields()[name] ?? ''"
              (input)="set(name, $any($event.target).value)"
            />
          </vv-field>
        }
        <vv-field
          name="takeover-topic"
          where="topic"
          [label]="'bylaws.form.topic' | transloco"
          [violations]="violations()"
        >
          <select
            vvControl
            class="input"
            [disabled]="!open()"
            (change)="set('topic', $any($event.target).value)"
          >
            <option value="" [selected]="!fields().topic">{{ 'bylaws.form.choose' | transloco }}</option>
            @for (topic of topics; track topic) {
              <option [value]="topic" [selected]="fields().topic === topic">
                {{ 'bylaws.topic.' + topic | transloco }}
              </option>
            }
          </select>
        </vv-field>
        @if (item().suggestions) {
          <vv-field
            name="takeover-suggestions"
            where="suggestions"
            [label]="'takeover.field.suggestions' | transloco"
            [violations]="violations()"
          >
            <select
              vvControl
              class="input"
              [disabled]="!open()"
              (change)="suggestions.set($any($event.target).value)"
            >
              @for (choice of choices; track choice) {
                <option [value]="choice" [selected]="suggestions() === choice">
                  {{ 'takeover.suggestions.' + choice | transloco }}
                </option>
              }
            </select>
          </vv-field>
        }
      </div>
      @if (open()) {
        <button class="button secondary" type="submit" [attr.aria-disabled]="busy() || null">
          {{ 'takeover.save' | transloco }}
        </button>
      }
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      gap: 0 var(--gap-5);
      grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
      align-items: end;
    }

    .title {
      grid-column: 1 / -1;
    }
  `,
})
export class ItemForm {
  readonly item = input.required<TakeoverItemView>();
  readonly open = input(false);
  readonly busy = input(false);
  /** What the server said of the last attempt to save. */
  readonly refused = input<readonly Violation[]>([]);
  readonly saved = output<Omit<EditTakeoverItem, 'version' | 'renumber'>>();

  protected readonly texts = TEXTS;
  protected readonly days = DAYS;
  protected readonly topics = BYLAW_TOPICS;
  protected readonly choices: readonly SuggestionChoice[] = ['keep', 'accept', 'reject'];
  protected readonly targets = Object.fromEntries(
    [...TEXTS, ...DAYS, 'topic', 'suggestions'].map((name) => [name, `takeover-${name}`]),
  );
  protected readonly fields = linkedSignal((): TakeoverFields => {
    const { number, adoptedDay, title, topic, officialNumber, officialDay, fromDay } = this.item();
    return { number, adoptedDay, title, topic, officialNumber, officialDay, fromDay };
  });
  protected readonly suggestions = linkedSignal<SuggestionChoice>(() => this.item().suggestionChoice);
  protected readonly violations = computed(() => [...this.refused(), ...this.item().problems]);

  protected set(name: keyof TakeoverFields, value: string): void {
    this.fields.update((fields) => ({ ...fields, [name]: value.trim() === '' ? null : value }));
  }

  protected save(): void {
    const fields = this.fields();
    this.saved.emit({
      ...fields,
      topic: fields.topic as BylawTopic | null,
      suggestions: this.suggestions(),
    });
  }
}
