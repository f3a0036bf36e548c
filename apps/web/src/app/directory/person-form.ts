import { Component, effect, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { DirectoryClient } from './directory-client';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';

/** Corrects a person's e-mail, and the name while nobody has logged in with it. */
@Component({
  selector: 'vv-person-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      @if (!person().known) {
        <vv-field
          name="name"
          [label]="'directory.people.name' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="name" autocomplete="off" />
        </vv-field>
      } @else {
        <p class="small soft">{{ 'directory.people.nameFixed' | transloco }}</p>
      }
      <vv-field
        name="email"
        [label]="'directory.people.email' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="email" type="email" autocomplete="off" />
      </vv-field>
      <div class="row">
        <button class="button compact" type="submit">{{ 'directory.save' | transloco }}</button>
        <button class="button compact secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class PersonForm {
  private readonly client = inject(DirectoryClient);
  readonly person = input.required<PersonView>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ name: '', email: '' });

  constructor() {
    effect(() => this.form.setValue({ name: this.person().name, email: this.person().email ?? '' }));
  }

  protected async save(): Promise<void> {
    const { name, email } = this.form.getRawValue();
    const { id, version } = this.person();
    const input = { version, name, email: email.trim() || null };
    if (await this.submission.send(() => this.client.savePerson(id, input))) this.saved.emit();
  }
}
