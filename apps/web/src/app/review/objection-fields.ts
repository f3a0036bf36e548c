import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReviewUnit, Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import type { ObjectionDraft } from './objection-draft';

/** One objection being typed: which norm, why it is unlawful, what it breaks, what to write instead. */
@Component({
  selector: 'vv-objection-fields',
  imports: [TranslocoPipe, Control, Field],
  template: `
    @let id = 'objection-' + draft().key;
    <fieldset>
      <legend class="label">
        {{ 'review.objection.number' | transloco: { number: number() } }}
        @if (unit(); as unit) {
          <span lang="lv">– {{ unit.label }}</span>
        }
      </legend>
      <vv-field [name]="id + '-unit'" [label]="'review.objection.unit' | transloco">
        <select vvControl lang="lv" (change)="set('unitId', $event)">
          <option value="" [selected]="!draft().unitId">{{ 'review.objection.whole' | transloco }}</option>
          @for (one of units(); track one.id) {
            <option [value]="one.id" [selected]="one.id === draft().unitId">{{ one.label }}</option>
          }
        </select>
      </vv-field>
      @if (unit(); as unit) {
        <blockquote lang="lv">{{ unit.text }}</blockquote>
      }
      <vv-field
        [name]="id + '-text'"
        [label]="'review.objection.text' | transloco"
        [violations]="violations()"
      >
        <textarea
          vvControl
          lang="lv"
          rows="4"
          [value]="draft().text"
          (input)="set('text', $event)"
        ></textarea>
      </vv-field>
      <vv-field
        [name]="id + '-grounds'"
        [label]="'review.objection.grounds' | transloco"
        [hint]="'review.objection.groundsHint' | transloco"
        [violations]="violations()"
      >
        <input
          vvControl
          lang="lv"
          autocomplete="off"
          [value]="draft().grounds"
          (input)="set('grounds', $event)"
        />
      </vv-field>
      <vv-field
        [name]="id + '-wording'"
        [label]="'review.objection.wordingOptional' | transloco"
        [violations]="violations()"
      >
        <textarea
          vvControl
          lang="lv"
          rows="3"
          [value]="draft().proposedWording"
          (input)="set('proposedWording', $event)"
        ></textarea>
      </vv-field>
      <button class="button secondary compact" type="button" (click)="removed.emit()">
        {{ 'review.objection.remove' | transloco: { number: number() } }}
      </button>
    </fieldset>
  `,
  styles: `
    :host {
      display: block;
      padding-block: var(--gap-4);
      border-top: 1px solid var(--line);
    }

    legend {
      margin-bottom: var(--gap-3);
    }

    blockquote {
      margin: 0 0 var(--gap-4);
      padding-inline-start: var(--gap-3);
      border-inline-start: 3px solid var(--line-strong);
      color: var(--ink-soft);
      font-size: var(--size-s);
    }
  `,
})
export class ObjectionFields {
  readonly draft = input.required<ObjectionDraft>();
  /** From 1. */
  readonly number = input.required<number>();
  readonly units = input.required<readonly ReviewUnit[]>();
  readonly violations = input<readonly Violation[]>([]);
  readonly changed = output<Partial<ObjectionDraft>>();
  readonly removed = output<void>();
  protected readonly unit = computed(
    () => this.units().find((one) => one.id === this.draft().unitId) ?? null,
  );

  protected set(name: 'unitId' | 'text' | 'grounds' | 'proposedWording', event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
    this.changed.emit({ [name]: value });
  }
}
