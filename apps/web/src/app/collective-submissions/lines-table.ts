import { Component, computed, DOCUMENT, effect, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { STRIKE_REASONS, type SignatureView, type StrikeReason, type UnsealedSigner } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { CollectiveClient } from './collective-client';
import { signersCsv } from './signers-csv';

const PAGE = 50;

/** All signatures: where they stand, whether they count and why not. Names are opened for checking only, and that is recorded. */
@Component({
  selector: 'vv-lines-table',
  imports: [TranslocoPipe, ErrorSummary, LegalDayPipe],
  template: `
    <section class="section" aria-labelledby="all-lines">
      <h2 id="all-lines">{{ 'collective.lines.all' | transloco }}</h2>
      <vv-error-summary [violations]="submission.violations()" />
      <p class="measure soft">{{ 'collective.lines.sealed' | transloco }}</p>
      <p class="row">
        <button class="button secondary" type="button" (click)="show()">
          {{ 'collective.lines.show' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="download()">
          {{ 'collective.lines.forRegister' | transloco }}
        </button>
      </p>
      @if (lines.hasValue()) {
        <div
          class="table-wrap"
          tabindex="0"
          role="group"
          [attr.aria-label]="'collective.lines.all' | transloco"
        >
          <table class="data">
            <thead>
              <tr>
                <th scope="col">{{ 'collective.lines.where' | transloco }}</th>
                @if (names()) {
                  <th scope="col">{{ 'collective.lines.name' | transloco }}</th>
                }
                <th scope="col">{{ 'collective.lines.basis' | transloco }}</th>
                <th scope="col">{{ 'collective.lines.signedOn' | transloco }}</th>
                <th scope="col">{{ 'collective.lines.counts' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (one of shown(); track one.id) {
                <tr>
                  <th scope="row" class="figures">{{ label(one) }}</th>
                  @if (names(); as known) {
                    <td lang="lv">{{ known.get(one.id) ?? '' }}</td>
                  }
                  <td>{{ 'collective.basisShort.' + one.basis | transloco }}</td>
                  <td class="figures">{{ one.signedOn | legalDay: 'short' }}</td>
                  <td>
                    @if (open()) {
                      <select
                        class="input"
                        [attr.aria-label]="'collective.lines.countsOf' | transloco: { line: label(one) }"
                        (change)="strike(one, $event)"
                      >
                        <option value="" [selected]="one.struck === null">
                          {{
                            (one.confirmed ? 'collective.lines.confirmed' : 'collective.lines.counted')
                              | transloco
                          }}
                        </option>
                        @for (reason of reasons; track reason) {
                          <option [value]="reason" [selected]="one.struck === reason">
                            {{ 'collective.struck.' + reason | transloco }}
                          </option>
                        }
                      </select>
                    } @else if (one.struck) {
                      {{ 'collective.struck.' + one.struck | transloco }}
                    } @else {
                      {{
                        (one.confirmed ? 'collective.lines.confirmed' : 'collective.lines.counted')
                          | transloco
                      }}
                    }
                  </td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="5">{{ 'collective.lines.none' | transloco }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (lines.value().length > most()) {
          <p>
            <button class="button secondary" type="button" (click)="more()">
              {{ 'collective.lines.more' | transloco: { shown: most(), all: lines.value().length } }}
            </button>
          </p>
        }
      }
    </section>
  `,
})
export class LinesTable {
  private readonly client = inject(CollectiveClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  /** Lines may still be struck. */
  readonly open = input(false);
  readonly changed = output();
  /** The last sheet that has lines; 0 where none has. */
  readonly lastSheet = output<number>();
  protected readonly reasons = STRIKE_REASONS;
  protected readonly submission = new Submission();
  protected readonly most = signal(PAGE);
  protected readonly names = signal<ReadonlyMap<string, string> | null>(null);
  protected readonly lines = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.lines(params.place, params.code),
  });
  protected readonly shown = computed(() =>
    this.lines.hasValue() ? this.lines.value().slice(0, this.most()) : [],
  );

  constructor() {
    effect(() => {
      if (!this.lines.hasValue()) return;
      this.lastSheet.emit(Math.max(0, ...this.lines.value().map(({ sheet }) => sheet ?? 0)));
    });
  }

  reload(): void {
    this.lines.reload();
  }

  protected label({ sheet, line }: SignatureView): string {
    return sheet === null ? this.transloco.translate('collective.lines.online') : `${sheet}/${line ?? ''}`;
  }

  protected more(): void {
    this.most.update((most) => most + PAGE * 4);
  }

  protected async strike(one: SignatureView, event: Event): Promise<void> {
    const value = (event.target as HTMLSelectElement).value;
    const struck = STRIKE_REASONS.find((reason): reason is StrikeReason => reason === value) ?? null;
    await this.submission.send(() => this.client.strike(this.place(), this.code(), one.id, struck));
    this.lines.reload();
    this.changed.emit();
  }

  protected async show(): Promise<void> {
    const signers = await this.unseal('paper_check', 'collective.lines.show');
    if (signers) this.names.set(new Map(signers.map(({ id, name, code }) => [id, `${name}, ${code}`])));
  }

  protected async download(): Promise<void> {
    const signers = await this.unseal('register_check', 'collective.lines.forRegister');
    if (!signers) return;
    const url = URL.createObjectURL(new Blob([signersCsv(signers)], { type: 'text/csv;charset=utf-8' }));
    const link = this.document.createElement('a');
    link.href = url;
    link.download = `${this.code()}-parakstitaji.csv`;
    link.click();
    URL.revokeObjectURL(url);
  }

  private async unseal(
    purpose: 'paper_check' | 'register_check',
    action: string,
  ): Promise<UnsealedSigner[] | null> {
    const title = this.transloco.translate(action);
    const text = this.transloco.translate('collective.lines.recorded');
    if (!(await this.confirm.ask({ title, text, action: title }))) return null;
    let signers: UnsealedSigner[] | null = null;
    await this.submission.send(() =>
      this.client.signers(this.place(), this.code(), purpose).pipe(tap((found) => (signers = found))),
    );
    return signers;
  }
}
