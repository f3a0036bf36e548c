import { Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { Place } from '../../shell/place';
import { Icon } from '../../ui/icon';
import { saveFile } from '../../ui/save-file';
import { Speech } from '../speech';

/** The receipt of a vote and the code to change it elsewhere: to read, print, copy and save. */
@Component({
  selector: 'vv-vote-codes',
  imports: [RouterLink, TranslocoPipe, Icon, LocalLink],
  template: `
    <p class="on-paper">{{ about() }}</p>
    @if (receipt(); as code) {
      <section aria-labelledby="receipt-title">
        <h2 id="receipt-title">{{ 'budget.vote.receipt.title' | transloco }}</h2>
        <p>{{ 'budget.vote.receipt.text' | transloco }}</p>
        <p class="code small" translate="no">{{ code }}</p>
        <p class="small soft">{{ 'budget.vote.receipt.secret' | transloco }}</p>
        <div class="actions">
          <button class="button secondary" type="button" (click)="print()">
            <vv-icon name="print" />{{ 'budget.vote.receipt.print' | transloco }}
          </button>
          <button class="button secondary" type="button" (click)="save()">
            <vv-icon name="download" />{{ 'budget.vote.receipt.save' | transloco }}
          </button>
          <button class="button secondary" type="button" (click)="copy(code)">
            <vv-icon name="copy" />{{ 'budget.vote.receipt.copy' | transloco }}
          </button>
          <a
            class="button secondary"
            [routerLink]="[place(), 'budzets', year(), 'parbaudit'] | localLink"
            [state]="{ receipt: code }"
            ><vv-icon name="check" />{{ 'budget.vote.receipt.check' | transloco }}</a
          >
        </div>
        <p class="small told" role="status">{{ told() }}</p>
      </section>
    }
    @if (recoveryCode(); as code) {
      <section aria-labelledby="recovery-title">
        <h2 id="recovery-title">{{ 'budget.vote.recovery.' + why() + 'Title' | transloco }}</h2>
        <p>{{ 'budget.vote.recovery.' + why() | transloco }}</p>
        <p class="code big" translate="no">{{ code }}</p>
        @if (!receipt()) {
          <div class="actions">
            <button class="button secondary" type="button" (click)="print()">
              <vv-icon name="print" />{{ 'budget.vote.receipt.print' | transloco }}
            </button>
            <button class="button secondary" type="button" (click)="save()">
              <vv-icon name="download" />{{ 'budget.vote.receipt.save' | transloco }}
            </button>
          </div>
        }
      </section>
    }
  `,
  styleUrl: './vote-codes.scss',
})
export class VoteCodes {
  private readonly document = inject(DOCUMENT);
  private readonly speech = inject(Speech);
  private readonly where = inject(Place);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  /** Null where the ballot did not arrive yet: then the code is what finishes the vote elsewhere. */
  readonly receipt = input.required<string | null>();
  readonly recoveryCode = input.required<string | null>();
  protected readonly told = signal('');
  protected readonly why = computed(() => (this.receipt() ? 'change' : 'finish'));
  /** What a sheet of paper or a file says first: of which vote it is. */
  protected readonly about = computed(() => {
    const name = this.where.municipality()?.name ?? this.place();
    return this.speech.say('budget.vote.receipt.about', { place: name, year: this.year() });
  });

  protected save(): void {
    const say = (key: string) => this.speech.say(`budget.vote.${key}`);
    const [receipt, code] = [this.receipt(), this.recoveryCode()];
    const lines = [
      this.about(),
      ...(receipt ? ['', `${say('receipt.title')}:`, receipt] : []),
      ...(code ? ['', `${say(`recovery.${this.why()}Title`)}:`, code] : []),
    ];
    const name = this.speech.say('budget.vote.receipt.file', { place: this.place(), year: this.year() });
    const text = lines.map((line) => `${line}\r\n`).join('');
    saveFile(this.document, new Blob([text], { type: 'text/plain;charset=utf-8' }), name);
  }

  protected async copy(code: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      this.told.set(this.speech.say('budget.vote.receipt.copied'));
    } catch {
      this.told.set(this.speech.say('budget.vote.receipt.notCopied'));
    }
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
