import { afterNextRender, Component, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { Scripted } from '../../ui/scripted';
import { Submission } from '../../ui/submission';
import { Trap } from '../../ui/trap';
import { EventsClient } from './events-client';

/** A request for an accessible form: easy language, sign language, print, a place without stairs (MK639 17.3, 18.4). */
@Component({
  selector: 'vv-access-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, Scripted, Trap],
  template: `
    <details class="section">
      <summary>{{ 'events.access.title' | transloco }}</summary>
      @if (sent()) {
        <p class="notice good measure" role="status">{{ 'events.access.sent' | transloco }}</p>
      } @else {
        <p class="measure">{{ 'events.access.lead' | transloco }}</p>
        <vv-error-summary [violations]="submission.violations()" />
        <form *vvScripted class="measure" novalidate [formGroup]="form" (ngSubmit)="send()">
          <vv-field
            name="accessText"
            [label]="'events.access.text' | transloco"
            [violations]="submission.violations()"
          >
            <textarea vvControl formControlName="text" rows="3" lang="lv"></textarea>
          </vv-field>
          <vv-field
            name="contact"
            [label]="'events.access.contact' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl formControlName="contact" autocomplete="email" />
          </vv-field>
          <vv-trap (valueChange)="form.controls.website.setValue($event)" />
          <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'events.access.send' | transloco }}
          </button>
        </form>
      }
    </details>
  `,
  styleUrl: './events.scss',
})
export class AccessForm {
  private readonly client = inject(EventsClient);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly submission = new Submission();
  protected readonly sent = signal(false);
  private token = '';
  protected readonly form = inject(NonNullableFormBuilder).group({ text: '', contact: '', website: '' });

  constructor() {
    afterNextRender(() => {
      this.client.form(this.place(), this.code()).subscribe(({ token }) => (this.token = token));
    });
  }

  protected async send(): Promise<void> {
    const body = { ...this.form.getRawValue(), token: this.token };
    const found = [];
    if (body.text.trim().length < 3)
      found.push({ code: 'fieldEmpty', where: 'accessText', params: { label: '' } });
    if (body.contact.trim().length < 3)
      found.push({ code: 'fieldEmpty', where: 'contact', params: { label: '' } });
    if (!this.submission.check(found)) return;
    const taken = await this.submission.send(() => this.client.askForAccess(this.place(), this.code(), body));
    this.sent.set(taken);
  }
}
