import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { SignerBasis, TypedLine, TypedLineResult } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { CollectiveClient } from './collective-client';
import { LinesTable } from './lines-table';
import { RegisterAnswerImport } from './register-answer';
import { SheetScans } from './sheet-scans';
import { readLines } from './read-lines';
import { SignatureBar } from './signature-bar';

/** A line that was typed in just now; the name stays in this window only. */
interface Taken extends TypedLineResult {
  sheet: number;
  name: string;
}

/** Lists of signatures typed in by keyboard alone: name, code, Enter; every line is kept at once. */
@Component({
  selector: 'vv-lines-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    LinesTable,
    LocalLink,
    PageHeader,
    RegisterAnswerImport,
    SheetScans,
    SignatureBar,
    StatusBadge,
  ],
  templateUrl: './lines-page.html',
  styles: `
    .pair {
      display: grid;
      gap: 0 var(--gap-5);
      grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    }
  `,
})
export class LinesPage {
  private readonly client = inject(CollectiveClient);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  private readonly first = viewChild<ElementRef<HTMLInputElement>>('first');
  private readonly table = viewChild(LinesTable);
  protected readonly bases: readonly SignerBasis[] = ['declared', 'property'];
  protected readonly submission = new Submission();
  protected readonly taken = signal<readonly Taken[]>([]);
  protected readonly work = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.work(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.work);
  protected readonly takesLines = computed(() => {
    const state = this.work.hasValue() ? this.work.value().state : null;
    return state === 'collecting' || state === 'submitted';
  });
  protected readonly sheet = inject(NonNullableFormBuilder).group({
    sheet: 1,
    basis: 'declared' as SignerBasis,
    signedOn: this.session.legalToday() ?? '',
  });
  protected readonly form = inject(NonNullableFormBuilder).group({ line: 1, name: '', personalCode: '' });
  protected readonly pasted = inject(NonNullableFormBuilder).control('');

  constructor() {
    const title = inject(TranslocoService).translate('collective.lines.title');
    inject(PageMeta).set({ title, hidden: true });
  }

  protected async add(): Promise<void> {
    const { line, name, personalCode } = this.form.getRawValue();
    if (!(await this.send([{ line, name, code: personalCode }]))) return;
    this.form.setValue({ line: line + 1, name: '', personalCode: '' });
    this.first()?.nativeElement.focus();
  }

  protected async paste(): Promise<void> {
    const lines = readLines(this.pasted.value, this.form.getRawValue().line);
    if (lines.length === 0 || !(await this.send(lines))) return;
    this.pasted.reset();
    this.form.patchValue({ line: (lines.at(-1)?.line ?? 0) + 1 });
  }

  protected nextSheet(): void {
    this.sheet.patchValue({ sheet: Number(this.sheet.getRawValue().sheet) + 1 });
    this.form.setValue({ line: 1, name: '', personalCode: '' });
    this.first()?.nativeElement.focus();
  }

  /** A sheet that nobody has begun, until the clerk says which one lies on the desk. */
  protected go(sheet: number): void {
    if (this.sheet.pristine && this.taken().length === 0) this.sheet.patchValue({ sheet });
  }

  protected imported(): void {
    this.table()?.reload();
    this.work.reload();
  }

  protected changed(): void {
    this.work.reload();
  }

  private async send(lines: TypedLine[]): Promise<boolean> {
    const sheet = this.sheet.getRawValue();
    const names = new Map(lines.map(({ line, name }) => [line, name]));
    const sent = await this.submission.send(() =>
      this.client.type(this.place(), this.code(), { ...sheet, lines }).pipe(
        tap((results) => {
          const rows = results.map((one) => ({
            ...one,
            sheet: sheet.sheet,
            name: names.get(one.line) ?? '',
          }));
          this.taken.update((before) => [...rows.reverse(), ...before]);
        }),
      ),
    );
    if (sent) {
      this.work.reload();
      this.table()?.reload();
    }
    return sent;
  }
}
