import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { COORDINATION_ITEM_KINDS, type Violation } from '#libs/contracts';
import type { UnitChoice } from '../participation/unit-names';
import { Control, Field } from '../ui/field';
import type { ItemDraft } from './opinion-draft';

/** One objection, proposal or variant being typed: which point, what, why, what to write instead. */
@Component({
  selector: 'vv-coordination-item-fields',
  imports: [TranslocoPipe, Control, Field],
  template: `
    @let id = 'item-' + draft().key;
    <fieldset>
      <legend class="label">
        {{ 'coordination.item.number' | transloco: { number: number() } }}
        @if (unit(); as unit) {
          <span lang="lv">– {{ unit.name }}</span>
        }
      </legend>
      <div class="pair">
        <vv-field [name]="id + '-kind'" [label]="'coordination.item.kind' | transloco">
          <select vvControl (change)="set('kind', $event)">
            @for (one of kinds; track one) {
              <option [value]="one" [selected]="one === draft().kind">
                {{ 'coordination.kind.' + one | transloco }}
              </option>
            }
          </select>
        </vv-field>
        <vv-field
          [name]="id + '-unit'"
          [label]="'coordination.item.unit' | transloco"
          [where]="where('unitId')"
          [violations]="violations()"
        >
          <select vvControl (change)="set('unitId', $event)">
            <option value="" [selected]="!draft().unitId">{{ 'coordination.item.whole' | transloco }}</option>
            @for (one of units(); track one.id) {
              <option [value]="one.id" [selected]="one.id === draft().unitId" lang="lv">
                {{ one.name }}
              </option>
            }
          </select>
        </vv-field>
      </div>
      @if (unit(); as unit) {
        <blockquote lang="lv">{{ unit.text }}</blockquote>
      }
      <vv-field
        [name]="id + '-text'"
        [label]="'coordination.item.' + draft().kind + 'Text' | transloco"
        [where]="where('text')"
        [violations]="violations()"
      >
        <textarea
          vvControl
          lang="lv"
          rows="3"
          [value]="draft().text"
          (input)="set('text', $event)"
        ></textarea>
      </vv-field>
      <vv-field
        [name]="id + '-grounds'"
        [label]="
          (draft().kind === 'objection' ? 'coordination.item.grounds' : 'coordination.item.groundsOptional')
            | transloco
        "
        [where]="where('grounds')"
        [violations]="violations()"
      >
        <textarea
          vvControl
          lang="lv"
          rows="2"
          [value]="draft().grounds"
          (input)="set('grounds', $event)"
        ></textarea>
      </vv-field>
      <vv-field
        [name]="id + '-wording'"
        [label]="'coordination.item.wordingOptional' | transloco"
        [where]="where('proposedWording')"
        [violations]="violations()"
      >
        <textarea
          vvControl
          lang="lv"
          rows="2"
          [value]="draft().proposedWording"
          (input)="set('proposedWording', $event)"
        ></textarea>
      </vv-field>
      <button class="button secondary compact" type="button" (click)="removed.emit()">
        {{ 'coordination.item.remove' | transloco: { number: number() } }}
      </button>
    </fieldset>
  `,
  styles: `
    fieldset {
      min-width: 0;
      margin: 0;
      padding: var(--gap-4) 0;
      border: 0;
      border-top: 1px solid var(--line);
    }

    .pair {
      display: grid;
      gap: 0 var(--gap-4);
    }

    blockquote {
      margin: 0 0 var(--gap-4);
      padding-inline-start: var(--gap-3);
      border-inline-start: 3px solid var(--line-strong);
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    @media (min-width: 30rem) {
      .pair {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class ItemFields {
  readonly draft = input.required<ItemDraft>();
  /** From 1. */
  readonly number = input.required<number>();
  readonly units = input.required<readonly UnitChoice[]>();
  readonly violations = input<readonly Violation[]>([]);
  readonly changed = output<Partial<ItemDraft>>();
  readonly removed = output<void>();
  protected readonly kinds = COORDINATION_ITEM_KINDS;
  protected readonly unit = computed(
    () => this.units().find((one) => one.id === this.draft().unitId) ?? null,
  );

  /** The name of a field as violations have it. */
  protected where(name: string): string {
    return `items.${this.number() - 1}.${name}`;
  }

  protected set(name: 'kind' | 'unitId' | 'text' | 'grounds' | 'proposedWording', event: Event): void {
    const { value } = event.target as HTMLSelectElement | HTMLTextAreaElement;
    this.changed.emit({ [name]: value });
  }
}
