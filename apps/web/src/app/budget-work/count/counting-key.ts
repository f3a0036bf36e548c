import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { CountClient } from './count-client';
import { keyStep, repeatViolations } from './key-step';

/** The key that opens sealed ballots: who holds it, and the passphrases of two holders after the end of voting. */
@Component({
  selector: 'vv-counting-key',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    @if (key.hasValue() && key.value().secrecy === 'verifiable') {
      <section class="section measure" aria-labelledby="key-title">
        <h2 id="key-title">{{ 'budget-work.key.title' | transloco }}</h2>
        <p>{{ 'budget-work.key.' + key.value().state | transloco }}</p>
        @if (key.value().holders.length) {
          <ul>
            @for (holder of key.value().holders; track holder.personId) {
              <li>
                {{ holder.name }}
                @if (holder.unlocked) {
                  – {{ 'budget-work.key.given' | transloco }}
                }
              </li>
            }
          </ul>
        }
        @if (step() === 'given') {
          <p class="notice good" role="status">{{ 'budget-work.key.waitsForOther' | transloco }}</p>
        } @else if (step() === 'held' && !changing()) {
          <p>{{ 'budget-work.key.held' | transloco }}</p>
          <button class="button secondary" type="button" (click)="changing.set(true)">
            {{ 'budget-work.key.change' | transloco }}
          </button>
        } @else if (acts(); as what) {
          <form [formGroup]="form" novalidate (ngSubmit)="give(what)">
            <vv-error-summary [violations]="sending.violations()" />
            <vv-field
              name="passphrase"
              [label]="'budget-work.key.passphrase' | transloco"
              [hint]="'budget-work.key.' + what + 'Hint' | transloco"
              [violations]="sending.violations()"
            >
              <input
                vvControl
                type="password"
                formControlName="passphrase"
                maxlength="200"
                autocomplete="off"
              />
            </vv-field>
            @if (what === 'hold') {
              <vv-field
                name="repeated"
                [label]="'budget-work.key.repeated' | transloco"
                [violations]="sending.violations()"
              >
                <input
                  vvControl
                  type="password"
                  formControlName="repeated"
                  maxlength="200"
                  autocomplete="off"
                />
              </vv-field>
            }
            <button class="button" type="submit" [attr.aria-disabled]="sending.busy() || null">
              {{ 'budget-work.key.' + (changing() ? 'keepNew' : what) | transloco }}
            </button>
          </form>
        }
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--gap-5);
    }
  `,
})
export class CountingKey {
  private readonly client = inject(CountClient);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  readonly cycleId = input.required<string>();
  /** When the ballots may have been opened. */
  readonly opened = output();
  protected readonly sending = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ passphrase: '', repeated: '' });
  protected readonly key = rxResource({
    params: () => this.cycleId() || undefined,
    stream: ({ params }) => this.client.key(params),
  });
  /** What the person logged in can do now. */
  protected readonly step = computed(() =>
    this.key.hasValue() ? keyStep(this.key.value(), this.session.person()?.id ?? null) : null,
  );
  protected readonly acts = computed(() => {
    const step = this.step();
    return step === 'given' ? null : step === 'held' ? 'hold' : step;
  });
  /** A holder who forgot the passphrase chooses another, as long as no ballot is sealed. */
  protected readonly changing = signal(false);

  protected async give(what: 'hold' | 'unlock'): Promise<void> {
    const { passphrase, repeated } = this.form.getRawValue();
    const needed = [{ where: 'passphrase', label: 'budget-work.key.passphrase', value: passphrase }];
    if (!this.sending.check(emptyFields(needed, this.transloco))) return;
    if (!this.sending.check(repeatViolations(what, passphrase, repeated))) return;
    if (!(await this.sending.send(() => this.client.giveKey(this.cycleId(), what, passphrase)))) return;
    this.form.reset();
    this.changing.set(false);
    this.key.reload();
    if (what === 'unlock') this.opened.emit();
  }
}
