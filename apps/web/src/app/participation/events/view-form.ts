import { afterNextRender, Component, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { PublicParticipation } from '#libs/contracts';
import { Language } from '../../shell/language';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { Scripted } from '../../ui/scripted';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';

/** "Izteikt viedokli": anybody, without an account, named only by choice. */
@Component({
  selector: 'vv-view-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, Scripted],
  template: `
    <section class="section" aria-labelledby="viedoklis">
      <h2 id="viedoklis" tabindex="-1">{{ 'events.form.title' | transloco }}</h2>
      @if (receipt(); as number) {
        <p class="notice good measure" role="status">
          {{ 'events.form.thanks' | transloco: { receipt: number } }}
        </p>
      } @else {
        <vv-error-summary [violations]="submission.violations()" />
        <form *vvScripted class="measure" novalidate [formGroup]="form" (ngSubmit)="send()">
          <vv-field
            name="text"
            [label]="'events.form.text' | transloco"
            [hint]="'events.form.textHint' | transloco"
            [violations]="submission.violations()"
          >
            <textarea vvControl formControlName="text" rows="7" lang="lv"></textarea>
          </vv-field>
          @if (event().groups.length) {
            <vv-field name="groupId" [label]="'events.form.group' | transloco">
              <select vvControl formControlName="groupId">
                <option value="">{{ 'events.form.noGroup' | transloco }}</option>
                @for (group of event().groups; track group.id) {
                  <option lang="lv" [value]="group.id">{{ group.name }}</option>
                }
              </select>
            </vv-field>
          }
          <div class="pair">
            <vv-field
              name="name"
              [label]="'events.form.name' | transloco"
              [violations]="submission.violations()"
            >
              <input vvControl formControlName="name" autocomplete="name" />
            </vv-field>
            <vv-field name="organisation" [label]="'events.form.organisation' | transloco">
              <input vvControl formControlName="organisation" autocomplete="organization" />
            </vv-field>
          </div>
          <vv-field
            name="email"
            [label]="'events.form.email' | transloco"
            [hint]="'events.form.emailHint' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl type="email" formControlName="email" autocomplete="email" />
          </vv-field>
          <div class="choice">
            <input id="view-named" type="checkbox" formControlName="named" />
            <label for="view-named">{{ 'events.form.named' | transloco }}</label>
            <span class="hint">{{ 'events.form.namedHint' | transloco }}</span>
          </div>
          <input class="trap" aria-hidden="true" tabindex="-1" autocomplete="off" formControlName="website" />
          <p>
            <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
              {{ 'events.form.send' | transloco }}
            </button>
          </p>
        </form>
      }
    </section>
  `,
  styleUrl: './events.scss',
})
export class ViewForm {
  private readonly client = inject(EventsClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly event = input.required<PublicParticipation>();
  protected readonly submission = new Submission();
  protected readonly receipt = signal('');
  private token = '';
  protected readonly form = inject(NonNullableFormBuilder).group({
    text: '',
    groupId: '',
    name: '',
    organisation: '',
    email: '',
    named: false,
    website: '',
  });

  constructor() {
    afterNextRender(() => {
      this.client.form(this.place(), this.event().code).subscribe(({ token }) => (this.token = token));
    });
  }

  protected async send(): Promise<void> {
    const { groupId, ...typed } = this.form.getRawValue();
    const body = {
      ...typed,
      ...(groupId ? { groupId } : {}),
      language: this.language.current(),
      token: this.token,
    };
    await this.submission.send(() =>
      this.client
        .give(this.place(), this.event().code, body)
        .pipe(tap(({ receipt }) => this.receipt.set(receipt))),
    );
  }
}
