import { afterNextRender, Component, DOCUMENT, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { from, tap } from 'rxjs';
import { ErrorSummary } from '../../ui/error-summary';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon-paths';
import { Submission } from '../../ui/submission';
import { type KeptReceipt, KeptVotes } from '../vote/kept-votes';
import { receiptIn } from './receipt-text';
import { Register, type ReceiptAnswer } from './register';
import type { ReceiptFinding } from './receipt-check';

/** "Is my ballot there": a receipt typed, pasted or read from its file, and what the register says. */
@Component({
  selector: 'vv-receipt-lookup',
  imports: [TranslocoPipe, ErrorSummary, Icon, LegalDayPipe],
  template: `
    <vv-error-summary [violations]="submission.violations()" [fields]="{ receipt: 'apliecinajums' }" />
    @if (kept().length) {
      <h3 id="device-title">{{ 'budget.verify.device.title' | transloco }}</h3>
      <p class="small soft">{{ 'budget.verify.device.text' | transloco }}</p>
      <ul class="plain-list kept" aria-labelledby="device-title">
        @for (one of kept(); track one.receipt) {
          <li>
            <span>
              {{
                one.issuedOn
                  ? ('budget.verify.device.day' | transloco: { day: (one.issuedOn | legalDay: 'short') })
                  : ('budget.verify.device.unknown' | transloco)
              }}
              @if (one.forTab) {
                <span class="small soft">{{ 'budget.verify.device.forTab' | transloco }}</span>
              }
              <span class="code small soft" translate="no">{{ one.receipt.slice(0, 24) }}…</span>
            </span>
            <button class="button secondary" type="button" (click)="use(one)">
              {{ 'budget.verify.device.look' | transloco }}
            </button>
          </li>
        }
      </ul>
    }
    <form (submit)="look($event, typed.value)">
      <div class="field">
        <label class="label" for="apliecinajums">{{ 'budget.verify.receipt.label' | transloco }}</label>
        <p class="hint" id="apliecinajums-hint">{{ 'budget.verify.receipt.hint' | transloco }}</p>
        <textarea
          #typed
          class="input code"
          id="apliecinajums"
          rows="4"
          autocomplete="off"
          spellcheck="false"
          maxlength="600"
          aria-describedby="apliecinajums-hint"
          [value]="given()"
        ></textarea>
      </div>
      <div class="actions">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() ? true : null">
          <vv-icon name="search" />{{
            (submission.busy() ? 'budget.verify.looking' : 'budget.verify.receipt.look') | transloco
          }}
        </button>
        <label class="button secondary file">
          <vv-icon name="upload" />{{ 'budget.verify.receipt.file' | transloco }}
          <input class="visually-hidden" type="file" accept=".txt,text/plain" (change)="open($event)" />
        </label>
      </div>
    </form>
    <div role="status">
      @if (answer(); as found) {
        <ul class="plain-list findings">
          @for (one of found.findings; track one.check) {
            <li [class]="'is-' + one.outcome">
              <vv-icon [name]="icon(one)" [size]="24" />
              <span>
                {{
                  'budget.verify.receipt.' + one.check + '.' + one.outcome
                    | transloco: { epoch: found.receipt.epoch }
                }}
              </span>
            </li>
          }
        </ul>
        @if (wrong()) {
          <p class="notice bad">{{ 'budget.verify.receipt.whatNow' | transloco }}</p>
        }
      }
    </div>
  `,
  styleUrl: './findings.scss',
})
export class ReceiptLookup {
  private readonly register = inject(Register);
  private readonly document = inject(DOCUMENT);
  private readonly votes = inject(KeptVotes);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  protected readonly submission = new Submission();
  protected readonly given = signal('');
  protected readonly answer = signal<ReceiptAnswer | null>(null);
  protected readonly kept = signal<readonly KeptReceipt[]>([]);

  constructor() {
    // The page of voting hands the receipt over outside of the address, where nothing keeps it.
    afterNextRender(() => {
      this.kept.set(this.votes.receipts({ place: this.place(), year: this.year() }));
      const state: unknown = this.document.defaultView?.history.state;
      if (typeof state !== 'object' || state === null || !('receipt' in state)) return;
      if (typeof state.receipt !== 'string') return;
      this.given.set(state.receipt);
      void this.ask(state.receipt);
    });
  }

  protected wrong(): boolean {
    return this.answer()?.findings.some(({ outcome }) => outcome === 'bad') ?? false;
  }

  protected icon({ outcome }: ReceiptFinding): IconName {
    switch (outcome) {
      case 'good':
        return 'check';
      case 'bad':
        return 'error';
      case 'waiting':
        return 'clock';
      default:
        return 'info';
    }
  }

  protected use({ receipt }: KeptReceipt): void {
    this.given.set(receipt);
    void this.ask(receipt);
  }

  protected look(event: Event, code: string): void {
    event.preventDefault();
    void this.ask(code);
  }

  protected async open(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    if (!file) return;
    // A receipt is short; what is not is none, and is not read.
    const code = file.size > 2_000 ? '' : await file.text();
    field.value = '';
    this.given.set(code.trim());
    await this.ask(code);
  }

  private async ask(code: string): Promise<void> {
    this.answer.set(null);
    const cycle = { place: this.place(), year: this.year() };
    const asked = await this.submission.send(() =>
      from(this.register.look(cycle, receiptIn(code))).pipe(tap((answer) => this.answer.set(answer))),
    );
    if (asked && this.answer() === null) {
      this.submission.check([{ code: 'receipt_unreadable', where: 'receipt' }]);
    }
  }
}
