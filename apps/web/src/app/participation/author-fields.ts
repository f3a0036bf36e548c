import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import type { OpinionDraft } from './opinion-draft';

const OTHERS = ['authorEmail', 'organisation', 'registrationNo', 'lobbyistNo'] as const;

/** Who the author is, as far as they want to say; unnamed unless they choose otherwise. */
@Component({
  selector: 'vv-author-fields',
  imports: [TranslocoPipe, Control, Field],
  template: `
    <fieldset class="field">
      <legend class="label">{{ 'participation.form.named' | transloco }}</legend>
      @if (minor()) {
        <p class="notice warn">{{ 'participation.form.minor' | transloco }}</p>
      }
      @for (named of minor() ? [false] : [false, true]; track named) {
        @let id = named ? 'named-yes' : 'named-no';
        @let key = named ? 'participation.form.namedYes' : 'participation.form.namedNo';
        <div class="choice">
          <input
            type="radio"
            name="named"
            [id]="id"
            [checked]="draft().named === named"
            [attr.aria-describedby]="id + '-hint'"
            (change)="draft.set({ ...draft(), named })"
          />
          <label [for]="id">{{ key | transloco }}</label>
          <span class="hint" [id]="id + '-hint'">{{ key + 'Hint' | transloco }}</span>
        </div>
      }
    </fieldset>
    @if (draft().named && !draft().organisation && !minor() && !adult()) {
      <div class="field choice" [class.wrong]="adultMissing()">
        <input
          type="checkbox"
          id="adult"
          [checked]="draft().adult"
          [attr.aria-invalid]="adultMissing() ? true : null"
          aria-describedby="adult-hint"
          (change)="draft.set({ ...draft(), adult: !draft().adult })"
        />
        <label for="adult">{{ 'opinions.adult' | transloco }}</label>
        <span class="hint" id="adult-hint">{{ 'opinions.adultHint' | transloco }}</span>
      </div>
    }
    @if (signedAs(); as name) {
      <p class="notice">{{ 'participation.form.signedAs' | transloco: { name } }}</p>
    } @else {
      <vv-field
        name="authorName"
        [label]="'participation.form.name' | transloco"
        [hint]="'participation.form.nameHint' | transloco"
        [violations]="violations()"
      >
        <input
          vvControl
          autocomplete="name"
          [value]="draft().authorName"
          (input)="set('authorName', $event)"
        />
      </vv-field>
    }
    @for (key of others; track key) {
      <vv-field
        [name]="key"
        [label]="'participation.form.' + labels[key] | transloco"
        [hint]="'participation.form.' + labels[key] + 'Hint' | transloco"
        [violations]="violations()"
      >
        <input
          vvControl
          [type]="key === 'authorEmail' ? 'email' : 'text'"
          [attr.inputmode]="key === 'registrationNo' ? 'numeric' : null"
          [attr.autocomplete]="key === 'authorEmail' ? 'email' : 'organization'"
          [value]="draft()[key]"
          (input)="set(key, $event)"
        />
      </vv-field>
    }
  `,
})
export class AuthorFields {
  readonly draft = model.required<OpinionDraft>();
  /** The name of the person who is logged in. */
  readonly signedAs = input<string | null>(null);
  readonly minor = input(false);
  /** The register knows the author to be of age. */
  readonly adult = input(false);
  readonly violations = input<readonly Violation[]>([]);
  protected readonly others = OTHERS;
  protected readonly labels = {
    authorEmail: 'email',
    organisation: 'organisation',
    registrationNo: 'registrationNo',
    lobbyistNo: 'lobbyistNo',
  } as const;
  protected readonly adultMissing = computed(() => this.violations().some(({ where }) => where === 'adult'));

  protected set(key: 'authorName' | (typeof OTHERS)[number], event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.set({ ...this.draft(), [key]: value });
  }
}
