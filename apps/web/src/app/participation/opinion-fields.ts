import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPINION_KINDS, type Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import type { OpinionDraft } from './opinion-draft';
import type { UnitChoice } from './unit-names';

/** What the opinion is and says: its place in the text, its kind, text and suggested wording. */
@Component({
  selector: 'vv-opinion-fields',
  imports: [TranslocoPipe, Control, Field],
  template: `
    @if (units().length) {
      <vv-field
        name="unitId"
        [label]="'participation.form.unit' | transloco"
        [hint]="'participation.form.unitHint' | transloco"
        [violations]="violations()"
      >
        <select vvControl (change)="set('unitId', $event)">
          <option value="" [selected]="!draft().unitId">{{ 'participation.whole' | transloco }}</option>
          @for (unit of units(); track unit.id) {
            <option lang="lv" [value]="unit.id" [selected]="unit.id === draft().unitId">
              {{ unit.name }}{{ unit.text ? ': ' + unit.text : '' }}
            </option>
          }
        </select>
      </vv-field>
    }
    <fieldset class="field">
      <legend class="label">{{ 'participation.form.kind' | transloco }}</legend>
      @for (kind of kinds; track kind) {
        <div class="choice">
          <input
            type="radio"
            name="kind"
            [id]="'kind-' + kind"
            [value]="kind"
            [checked]="draft().kind === kind"
            [attr.aria-describedby]="'kind-' + kind + '-hint'"
            (change)="draft.set({ ...draft(), kind })"
          />
          <label [for]="'kind-' + kind">{{ 'participation.kind.' + kind | transloco }}</label>
          <span class="hint" [id]="'kind-' + kind + '-hint'">{{
            'participation.kindHint.' + kind | transloco
          }}</span>
        </div>
      }
    </fieldset>
    <vv-field
      name="text"
      [label]="'participation.form.text' | transloco"
      [hint]="'participation.form.textHint' | transloco"
      [violations]="violations()"
    >
      <textarea vvControl lang="lv" rows="8" [value]="draft().text" (input)="set('text', $event)"></textarea>
    </vv-field>
    <vv-field
      name="wording"
      [label]="'participation.form.wording' | transloco"
      [hint]="'participation.form.wordingHint' | transloco"
      [violations]="violations()"
    >
      <textarea
        vvControl
        lang="lv"
        rows="4"
        [value]="draft().wording"
        (input)="set('wording', $event)"
      ></textarea>
    </vv-field>
  `,
})
export class OpinionFields {
  readonly draft = model.required<OpinionDraft>();
  readonly units = input<readonly UnitChoice[]>([]);
  readonly violations = input<readonly Violation[]>([]);
  protected readonly kinds = OPINION_KINDS;

  protected set(key: 'unitId' | 'text' | 'wording', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.set({ ...this.draft(), [key]: value });
  }
}
