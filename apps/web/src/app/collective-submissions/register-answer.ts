import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { RegisterAnswerResult } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Icon } from '../ui/icon';
import { Submission } from '../ui/submission';
import { CollectiveClient } from './collective-client';
import { decodeTable } from './decode-table';

/** The register's answer as a file: what it would change is shown before it is taken over. */
@Component({
  selector: 'vv-register-answer',
  imports: [TranslocoPipe, ErrorSummary, Icon],
  template: `
    <section class="section" aria-labelledby="register-answer">
      <h2 id="register-answer">{{ 'collective.register.title' | transloco }}</h2>
      <p class="measure soft">{{ 'collective.register.about' | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" [fields]="{ file: 'register-file' }" />
      <label class="button secondary">
        <vv-icon name="upload" />{{ 'collective.register.file' | transloco }}
        <input
          id="register-file"
          class="visually-hidden"
          type="file"
          accept=".csv,.txt,.tsv"
          (change)="read($event)"
        />
      </label>
      <div role="status">
        @if (done(); as result) {
          <div class="notice good measure">
            <p>
              <strong>{{ 'collective.register.done' | transloco }}</strong>
            </p>
            <ul>
              @for (line of linesOf(result); track line) {
                <li>{{ line }}</li>
              }
            </ul>
          </div>
        }
      </div>
    </section>
  `,
  styles: `
    label:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class RegisterAnswerImport {
  private readonly client = inject(CollectiveClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  readonly imported = output<void>();
  protected readonly submission = new Submission();
  protected readonly done = signal<RegisterAnswerResult | null>(null);

  protected async read(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const file = picker.files?.[0];
    const text = file && decodeTable(await file.arrayBuffer());
    picker.value = '';
    if (text === undefined) return;
    this.done.set(null);
    const would = await this.send(text, false);
    if (!would) return;
    const sure = await this.confirm.ask({
      title: this.say('ask'),
      text: this.linesOf(would).join(' '),
      action: this.say('take'),
    });
    if (!sure) return;
    const result = await this.send(text, true);
    if (!result) return;
    this.done.set(result);
    this.imported.emit();
  }

  protected linesOf({ verdicts, strangers, unread }: RegisterAnswerResult): string[] {
    return [
      ...Object.entries(verdicts).map(([verdict, count]) => {
        const name =
          verdict === 'confirmed'
            ? this.say('confirmed')
            : this.transloco.translate<string>(`collective.struck.${verdict}`);
        return `${name}: ${count}.`;
      }),
      ...(strangers.length ? [this.say('strangers', { rows: rowsOf(strangers) })] : []),
      ...(unread.length ? [this.say('unread', { rows: rowsOf(unread) })] : []),
    ];
  }

  private async send(text: string, apply: boolean): Promise<RegisterAnswerResult | null> {
    let result: RegisterAnswerResult | null = null;
    await this.submission.send(() =>
      this.client
        .registerAnswer(this.place(), this.code(), { text, apply })
        .pipe(tap((found) => (result = found))),
    );
    return result;
  }

  private say(key: string, params: Record<string, string> = {}): string {
    return this.transloco.translate<string>(`collective.register.${key}`, params);
  }
}

/** More rows than anybody looks up by hand. */
const MOST = 20;

function rowsOf(rows: readonly number[]): string {
  return rows.length > MOST ? `${rows.slice(0, MOST).join(', ')} …` : rows.join(', ');
}
