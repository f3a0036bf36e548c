import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPINION_KINDS, type Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import type { OpinionDraft } from './opinion-draft';
import type { NamedChoice } from './opinion-work';
import type { UnitChoice } from './unit-names';
import { WordingDiff } from './wording-diff';

/** What the opinion is and says: its place in the text, its kind, text, and suggested wording with what it changes. */
@Component({
  selector: 'vv-opinion-fields',
  imports: [TranslocoPipe, Control, Field, WordingDiff],
  template: `
    @if (units().length && !fixedUnit()) {
      <vv-field
        name="unitId"
        [label]="'participation.form.unit' | transloco"
        [hint]="'participation.form.unitHint' | transloco"
        [violations]="violations()"
      >
        <select vvControl (change)="pickUnit($event)">
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
            (kind === 'support' && !aboutText() ? 'events.form.support' : 'participation.kindHint.' + kind)
              | transloco
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
      <textarea
        vvControl
        lang="lv"
        [rows]="fixedUnit() ? 4 : 8"
        [value]="draft().text"
        (input)="set('text', $event)"
      ></textarea>
    </vv-field>
    @if (aboutText()) {
      <vv-field
        name="wording"
        [label]="'participation.form.wording' | transloco"
        [hint]="(shown() ? 'opinions.wording.hint' : 'participation.form.wordingHint') | transloco"
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
      @if (shown(); as words) {
        @if (!draft().wording) {
          <p>
            <button class="button secondary" type="button" (click)="takeWording(words)">
              {{ 'opinions.wording.start' | transloco }}
            </button>
          </p>
        } @else {
          <vv-wording-diff [before]="words" [after]="draft().wording" />
        }
      }
    }
    @if (groups().length) {
      <vv-field name="groupId" [label]="'events.form.group' | transloco" [violations]="violations()">
        <select vvControl (change)="set('groupId', $event)">
          <option value="">{{ 'events.form.noGroup' | transloco }}</option>
          @for (group of groups(); track group.id) {
            <option lang="lv" [value]="group.id" [selected]="group.id === draft().groupId">
              {{ group.name }}
            </option>
          }
        </select>
      </vv-field>
    }
  `,
})
export class OpinionFields {
  readonly draft = model.required<OpinionDraft>();
  readonly units = input<readonly UnitChoice[]>([]);
  readonly violations = input<readonly Violation[]>([]);
  /** The place was chosen already, for example by the button at a point. */
  readonly fixedUnit = input(false);
  /** A text was shown, so that a wording can be suggested; an event shows none. */
  readonly aboutText = input(true);
  /** Target groups of an event. */
  readonly groups = input<readonly NamedChoice[]>([]);
  protected readonly kinds = OPINION_KINDS;
  /** The wording that was shown of the chosen unit. */
  protected readonly shown = computed(
    () => this.units().find(({ id }) => id === this.draft().unitId)?.wording ?? '',
  );

  protected set(key: 'text' | 'wording' | 'groupId', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.set({ ...this.draft(), [key]: value });
  }

  /** A wording that was only taken over and not changed belongs to the place before. */
  protected pickUnit(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const untouched = this.draft().wording === this.shown();
    this.draft.set({ ...this.draft(), unitId: value, ...(untouched ? { wording: '' } : {}) });
  }

  protected takeWording(words: string): void {
    this.draft.set({ ...this.draft(), wording: words });
  }
}
