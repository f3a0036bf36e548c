import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  CONTACT_FORMS,
  CONTACT_OUTCOMES,
  type LobbyContactInput,
  type LobbyContactView,
} from '#libs/contracts';
import { checkContact } from '#libs/memorandum-rules';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { MemorandumClient } from './memorandum-client';

/** Writing a contact with a lobbyist down, or changing what was written. */
@Component({
  selector: 'vv-contact-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    @let one = draft();
    <vv-error-summary [violations]="submission.violations()" />
    <form class="measure" novalidate (submit)="$event.preventDefault(); save()">
      <vv-field
        name="day"
        [label]="'memorandum.contacts.day' | transloco"
        [violations]="submission.violations()"
      >
        <input
          vvControl
          type="date"
          [max]="today()"
          [value]="one.day"
          (input)="set({ day: value($event) })"
        />
      </vv-field>
      <fieldset>
        <legend>{{ 'memorandum.contacts.lobbyist' | transloco }}</legend>
        @for (kind of kinds; track kind) {
          <div class="choice">
            <input
              type="radio"
              name="lobbyist"
              [id]="'lobbyist-' + kind"
              [checked]="one.lobbyist === kind"
              (change)="set({ lobbyist: kind })"
            />
            <label [for]="'lobbyist-' + kind">{{ 'memorandum.contacts.kind.' + kind | transloco }}</label>
          </div>
        }
      </fieldset>
      <vv-field
        name="name"
        [label]="'memorandum.contacts.name' | transloco"
        [hint]="one.lobbyist === 'person' ? ('memorandum.contacts.nameHint' | transloco) : ''"
        [violations]="submission.violations()"
      >
        <input vvControl lang="lv" [value]="one.name" (input)="set({ name: value($event) })" />
      </vv-field>
      <vv-field
        name="onBehalfOf"
        [label]="'memorandum.contacts.onBehalfOf' | transloco"
        [hint]="'memorandum.contacts.onBehalfOfHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl lang="lv" [value]="one.onBehalfOf" (input)="set({ onBehalfOf: value($event) })" />
      </vv-field>
      <vv-field name="form" [label]="'memorandum.contacts.formLabel' | transloco">
        <select vvControl (change)="pickForm($event)">
          @for (form of forms; track form) {
            <option [value]="form" [selected]="one.form === form">
              {{ 'memorandum.contacts.form.' + form | transloco }}
            </option>
          }
        </select>
      </vv-field>
      <vv-field
        name="subject"
        [label]="'memorandum.contacts.subject' | transloco"
        [violations]="submission.violations()"
      >
        <textarea
          vvControl
          lang="lv"
          rows="2"
          [value]="one.subject"
          (input)="set({ subject: value($event) })"
        ></textarea>
      </vv-field>
      <vv-field
        name="outcome"
        [label]="'memorandum.contacts.outcomeLabel' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl (change)="pickOutcome($event)">
          @for (outcome of outcomes; track outcome) {
            <option [value]="outcome" [selected]="one.outcome === outcome">
              {{ 'memorandum.contacts.outcome.' + outcome | transloco }}
            </option>
          }
        </select>
      </vv-field>
      @if (one.outcome !== 'no_proposal') {
        <vv-field
          name="proposal"
          [label]="'memorandum.contacts.proposal' | transloco"
          [violations]="submission.violations()"
        >
          <textarea
            vvControl
            lang="lv"
            rows="2"
            [value]="one.proposal"
            (input)="set({ proposal: value($event) })"
          ></textarea>
        </vv-field>
        <vv-field
          name="reason"
          [label]="'memorandum.contacts.reason' | transloco"
          [violations]="submission.violations()"
        >
          <textarea
            vvControl
            lang="lv"
            rows="2"
            [value]="one.reason"
            (input)="set({ reason: value($event) })"
          ></textarea>
        </vv-field>
      }
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'memorandum.contacts.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="closed.emit(false)">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-3);
    }

    fieldset {
      margin: 0 0 var(--gap-4);
      padding: 0;
      border: 0;
    }

    legend {
      font-weight: 600;
    }
  `,
})
export class ContactForm {
  readonly dossierId = input.required<string>();
  /** The contact that is changed; `null` for a new one. */
  readonly contact = input<LobbyContactView | null>(null);
  /** True when something was saved. */
  readonly closed = output<boolean>();

  private readonly client = inject(MemorandumClient);
  protected readonly today = inject(Session).legalToday;
  protected readonly submission = new Submission();
  protected readonly kinds = ['organisation', 'person'] as const;
  protected readonly forms = CONTACT_FORMS;
  protected readonly outcomes = CONTACT_OUTCOMES;
  protected readonly draft = signal<LobbyContactInput>(this.blank());

  constructor() {
    effect(() => {
      const contact = this.contact();
      untracked(() => this.draft.set(contact ? inputOf(contact) : this.blank()));
    });
  }

  protected set(change: Partial<LobbyContactInput>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected pickForm(event: Event): void {
    const form = this.forms.find((one) => one === this.value(event));
    if (form) this.set({ form });
  }

  protected pickOutcome(event: Event): void {
    const outcome = this.outcomes.find((one) => one === this.value(event));
    if (outcome) this.set(outcome === 'no_proposal' ? { outcome, proposal: '', reason: '' } : { outcome });
  }

  protected async save(): Promise<void> {
    const contact = this.draft();
    const decision = checkContact(contact, this.today() ?? '9999-12-31');
    if (!this.submission.check(decision.allowed ? [] : decision.violations)) return;
    const known = this.contact();
    const taken = await this.submission.send(() =>
      known
        ? this.client.changeContact(this.dossierId(), known.id, { ...contact, version: known.version })
        : this.client.addContact(this.dossierId(), contact),
    );
    if (taken) this.closed.emit(true);
  }

  private blank(): LobbyContactInput {
    return {
      day: this.today() ?? '',
      lobbyist: 'organisation',
      name: '',
      onBehalfOf: '',
      form: 'meeting',
      subject: '',
      proposal: '',
      outcome: 'no_proposal',
      reason: '',
    };
  }
}

function inputOf(contact: LobbyContactView): LobbyContactInput {
  const { id: _id, version: _version, recordedBy: _by, recordedAt: _at, ...input } = contact;
  return input;
}
