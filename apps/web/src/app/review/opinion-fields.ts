import { Component, DOCUMENT, inject, Injector, afterNextRender, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MINISTRY_OUTCOMES, type MinistryOutcome, type ReviewUnit, type Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { Icon } from '../ui/icon';
import {
  objects,
  type ObjectionDraft,
  type OpinionDraft,
  withChange,
  withObjection,
  withoutObjection,
} from './objection-draft';
import { ObjectionFields } from './objection-fields';

/** What an opinion says: its outcome, number, conclusion and objections. The ministry and the lawyer type the same. */
@Component({
  selector: 'vv-review-opinion-fields',
  imports: [TranslocoPipe, Control, Field, Icon, ObjectionFields],
  template: `
    <fieldset class="field" [class.wrong]="wrongOutcome()">
      <legend class="label">{{ 'review.opinion.outcome' | transloco }}</legend>
      @if (wrongOutcome()) {
        <span class="error" id="outcome-error">{{ 'review.opinion.outcomeMissing' | transloco }}</span>
      }
      @for (one of outcomes; track one; let first = $first) {
        @let id = first ? 'outcome' : 'outcome-' + one;
        <div class="choice">
          <input
            type="radio"
            name="outcome"
            [id]="id"
            [checked]="draft().outcome === one"
            [attr.aria-describedby]="(wrongOutcome() ? 'outcome-error ' : '') + id + '-hint'"
            (change)="choose(one)"
          />
          <label [for]="id">{{ 'review.outcome.' + one | transloco }}</label>
          <span class="hint" [id]="id + '-hint'">{{ 'review.outcomeHint.' + one | transloco }}</span>
        </div>
      }
    </fieldset>
    <vv-field
      class="short"
      name="number"
      [label]="'review.opinion.number' | transloco"
      [violations]="violations()"
    >
      <input
        vvControl
        autocomplete="off"
        maxlength="60"
        [value]="draft().number"
        (input)="set('number', $event)"
      />
    </vv-field>
    <vv-field
      name="conclusion"
      [label]="'review.opinion.conclusion' | transloco"
      [hint]="'review.opinion.conclusionHint' | transloco"
      [violations]="violations()"
    >
      <textarea
        vvControl
        lang="lv"
        rows="4"
        [value]="draft().conclusion"
        (input)="set('conclusion', $event)"
      ></textarea>
    </vv-field>
    @if (objecting()) {
      <h4 tabindex="-1" id="objections">{{ 'review.objection.title' | transloco }}</h4>
      @for (one of draft().objections; track one.key) {
        <vv-objection-fields
          [draft]="one"
          [number]="$index + 1"
          [units]="units()"
          [violations]="violations()"
          (changed)="change(one.key, $event)"
          (removed)="remove(one.key)"
        />
      } @empty {
        <p class="soft">{{ hint() || ('review.objection.none' | transloco) }}</p>
      }
      <p>
        <button class="button secondary" type="button" (click)="add('')">
          <vv-icon name="add" />{{ 'review.objection.add' | transloco }}
        </button>
      </p>
    }
  `,
  styles: `
    h4 {
      margin-bottom: var(--gap-2);
    }
  `,
})
export class ReviewOpinionFields {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  readonly draft = model.required<OpinionDraft>();
  readonly units = input.required<readonly ReviewUnit[]>();
  readonly violations = input<readonly Violation[]>([]);
  /** What to do while there is no objection, where it can also be begun elsewhere on the page. */
  readonly hint = input('');
  protected readonly outcomes = MINISTRY_OUTCOMES;

  protected objecting(): boolean {
    return objects(this.draft().outcome);
  }

  protected wrongOutcome(): boolean {
    return this.violations().some((one) => one.where === 'outcome');
  }

  protected choose(outcome: MinistryOutcome): void {
    this.draft.update((draft) => ({ ...draft, outcome }));
  }

  protected set(name: 'number' | 'conclusion', event: Event): void {
    const { value } = event.target as HTMLInputElement | HTMLTextAreaElement;
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  /** Begins an objection to the unit and goes to where its reasons are typed. */
  add(unitId: string): void {
    this.draft.update((draft) => withObjection(draft, unitId));
    const key = this.draft().objections.at(-1)?.key;
    this.focus(unitId ? `objection-${key}-text` : `objection-${key}-unit`);
  }

  protected change(key: number, change: Partial<ObjectionDraft>): void {
    this.draft.update((draft) => withChange(draft, key, change));
  }

  protected remove(key: number): void {
    this.draft.update((draft) => withoutObjection(draft, key));
    this.focus('objections');
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
