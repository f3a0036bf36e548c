import { Component, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { COST_GROUPS, type CostGroup, type MemorandumSettings } from '#libs/contracts';
import { checkMemorandumSettings, MAX_FISCAL_YEARS } from '#libs/memorandum-rules';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { loadProblem, Submission } from '../ui/submission';
import { MemorandumClient } from './memorandum-client';
import { typedNumber, typedText } from './typed-numbers';

interface TypedRate {
  rate: string;
  source: string;
}

/** The municipality's own parameters of memorandum calculations; the product gives no figure of its own. */
@Component({
  selector: 'vv-memorandum-settings',
  imports: [TranslocoPipe, Control, ErrorSummary, FailedRequest, Field],
  template: `
    <h2 id="memorandum-settings">{{ 'memorandum.settings.title' | transloco }}</h2>
    <p class="soft measure">{{ 'memorandum.settings.text' | transloco }}</p>
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="settings.reload()" />
    } @else if (settings.hasValue()) {
      <vv-error-summary [violations]="submission.violations()" />
      <div role="status">
        @if (saved()) {
          <p class="notice good">{{ 'memorandum.settings.saved' | transloco }}</p>
        }
      </div>
      <form novalidate (submit)="$event.preventDefault(); save(settings.value().version)">
        <vv-field
          name="fiscalYears"
          [label]="'memorandum.settings.fiscalYears' | transloco"
          [violations]="submission.violations()"
        >
          <input
            vvControl
            type="number"
            min="1"
            [max]="most"
            [value]="years()"
            (input)="years.set(value($event))"
          />
        </vv-field>
        @for (group of groups; track group) {
          <fieldset>
            <legend>{{ 'memorandum.group.' + group | transloco }}</legend>
            <div class="rate">
              <vv-field
                [name]="'rates.' + group + '.cents'"
                [label]="'memorandum.administrative.rate' | transloco"
                [violations]="submission.violations()"
              >
                <input
                  vvControl
                  inputmode="decimal"
                  autocomplete="off"
                  [value]="rates()[group].rate"
                  (input)="set(group, { rate: value($event) })"
                />
              </vv-field>
              <vv-field
                [name]="'rates.' + group + '.source'"
                [label]="'memorandum.administrative.rateSource' | transloco"
                [violations]="submission.violations()"
              >
                <input
                  vvControl
                  lang="lv"
                  autocomplete="off"
                  [value]="rates()[group].source"
                  (input)="set(group, { source: value($event) })"
                />
              </vv-field>
            </div>
          </fieldset>
        }
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'memorandum.settings.save' | transloco }}
        </button>
      </form>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--gap-6);
      padding-top: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    fieldset {
      min-width: 0;
      margin: 0 0 var(--gap-3);
      padding: 0;
      border: 0;
    }

    legend {
      font-weight: 600;
    }

    .rate {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
      gap: 0 var(--gap-4);
      max-width: 44rem;
      align-items: end;
    }
  `,
})
export class MemorandumSettingsForm {
  private readonly client = inject(MemorandumClient);
  protected readonly groups = COST_GROUPS;
  protected readonly most = MAX_FISCAL_YEARS;
  protected readonly settings = rxResource({ stream: () => this.client.settings() });
  protected readonly problem = loadProblem(this.settings);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly years = signal('');
  protected readonly rates = signal<Record<CostGroup, TypedRate>>({
    business: { rate: '', source: '' },
    private: { rate: '', source: '' },
    budget: { rate: '', source: '' },
  });

  constructor() {
    effect(() => {
      if (!this.settings.hasValue()) return;
      const { fiscalYears, rates } = this.settings.value();
      const typed = (group: CostGroup): TypedRate => {
        const { cents, source } = rates[group];
        return { rate: cents === null ? '' : typedText(cents, 2), source };
      };
      this.years.set(String(fiscalYears));
      this.rates.set({ business: typed('business'), private: typed('private'), budget: typed('budget') });
    });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected set(group: CostGroup, change: Partial<TypedRate>): void {
    this.rates.update((rates) => ({ ...rates, [group]: { ...rates[group], ...change } }));
  }

  protected async save(version: number): Promise<void> {
    this.saved.set(false);
    const entered = this.entered();
    const decision = checkMemorandumSettings(entered);
    if (!this.submission.check(decision.allowed ? [] : decision.violations)) return;
    if (!(await this.submission.send(() => this.client.saveSettings({ ...entered, version })))) return;
    this.saved.set(true);
    this.settings.reload();
  }

  private entered(): MemorandumSettings {
    const rate = (group: CostGroup) => {
      const { rate: text, source } = this.rates()[group];
      return { cents: text.trim() === '' ? null : typedNumber(text, 2), source: source.trim() };
    };
    return {
      fiscalYears: typedNumber(this.years(), 0),
      rates: { business: rate('business'), private: rate('private'), budget: rate('budget') },
    };
  }
}
