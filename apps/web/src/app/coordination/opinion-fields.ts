import { afterNextRender, Component, DOCUMENT, inject, Injector, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { COORDINATION_VERDICTS, type CoordinationVerdict, type Violation } from '#libs/contracts';
import type { UnitChoice } from '../participation/unit-names';
import { Control, Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { ViolationText } from '../ui/violation-text';
import { ItemFields } from './item-fields';
import { type ItemDraft, type OpinionDraft, withChange, withItem, withoutItem } from './opinion-draft';

/** What an opinion says: verdict, items, the whole, who approved it. The institution and the lawyer type the same. */
@Component({
  selector: 'vv-coordination-opinion-fields',
  imports: [TranslocoPipe, Control, Field, Icon, ItemFields, ViolationText],
  template: `
    <fieldset class="field" [class.wrong]="wrongVerdict()">
      <legend class="label">{{ 'coordination.opinion.verdict' | transloco }}</legend>
      @if (wrongVerdict(); as wrong) {
        <span class="error" id="verdict-error">{{ wrong | violationText }}</span>
      }
      @for (one of verdicts; track one; let first = $first) {
        <div class="choice">
          @let id = first ? 'verdict' : 'verdict-' + one;
          <input
            type="radio"
            name="verdict"
            [id]="id"
            [checked]="draft().verdict === one"
            [attr.aria-describedby]="wrongVerdict() ? 'verdict-error' : null"
            (change)="choose(one)"
          />
          <label [for]="id">{{ 'coordination.verdict.' + one | transloco }}</label>
        </div>
      }
    </fieldset>
    @if (draft().verdict === 'objections' || draft().verdict === 'proposals') {
      <h3 tabindex="-1" id="items">{{ 'coordination.item.title' | transloco }}</h3>
      @if (wrongItems(); as wrong) {
        <p class="error">{{ wrong | violationText }}</p>
      }
      @for (one of draft().items; track one.key) {
        <vv-coordination-item-fields
          [draft]="one"
          [number]="$index + 1"
          [units]="units()"
          [violations]="violations()"
          (changed)="change(one.key, $event)"
          (removed)="remove(one.key)"
        />
      } @empty {
        <p class="soft">{{ 'coordination.item.none' | transloco }}</p>
      }
      <p>
        <button class="button secondary" type="button" (click)="add('')">
          <vv-icon name="add" />{{ 'coordination.item.add' | transloco }}
        </button>
      </p>
    }
    <vv-field
      name="text"
      [label]="'coordination.opinion.text' | transloco"
      [hint]="'coordination.opinion.textHint' | transloco"
      [violations]="violations()"
    >
      <textarea vvControl lang="lv" rows="3" [value]="draft().text" (input)="set('text', $event)"></textarea>
    </vv-field>
    <vv-field
      name="approvedBy"
      [label]="'coordination.opinion.approvedBy' | transloco"
      [hint]="'coordination.opinion.approvedByHint' | transloco"
      [violations]="violations()"
    >
      <input
        vvControl
        lang="lv"
        autocomplete="off"
        maxlength="200"
        [value]="draft().approvedBy"
        (input)="set('approvedBy', $event)"
      />
    </vv-field>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
      font-size: var(--size-m);
    }
  `,
})
export class CoordinationOpinionFields {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  readonly draft = model.required<OpinionDraft>();
  readonly units = input.required<readonly UnitChoice[]>();
  readonly violations = input<readonly Violation[]>([]);
  protected readonly verdicts = COORDINATION_VERDICTS;

  protected wrongVerdict(): Violation | undefined {
    return this.violations().find((one) => one.where === 'verdict');
  }

  protected wrongItems(): Violation | undefined {
    return this.violations().find((one) => one.where === 'items');
  }

  protected choose(verdict: CoordinationVerdict): void {
    this.draft.update((draft) => ({ ...draft, verdict }));
  }

  protected set(name: 'text' | 'approvedBy', event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  /** Begins an item about the unit and goes to where it is typed. */
  add(unitId: string): void {
    this.draft.update((draft) => withItem(draft, unitId));
    const key = this.draft().items.at(-1)?.key;
    this.focus(unitId ? `item-${key}-text` : `item-${key}-unit`);
  }

  protected change(key: number, change: Partial<ItemDraft>): void {
    this.draft.update((draft) => withChange(draft, key, change));
  }

  protected remove(key: number): void {
    this.draft.update((draft) => withoutItem(draft, key));
    this.focus('items');
  }

  private focus(id: string): void {
    afterNextRender(
      () => {
        const field = this.document.getElementById(id);
        field?.scrollIntoView({ block: 'center' });
        field?.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }
}
