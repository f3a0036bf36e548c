import { Component, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { INSTITUTION_KINDS, type InstitutionKind, type InstitutionView } from '#libs/contracts';
import { PageMeta } from '../shell/page-meta';
import { Confirm } from '../ui/confirm-dialog';
import { Column, DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { DirectoryClient } from './directory-client';
import { Control, Field } from '../ui/field';
import { emptyFields, loadProblem, Submission } from '../ui/submission';

/** The institutions that people hold roles in. */
@Component({
  selector: 'vv-institutions-page',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    Column,
    Control,
    DataTable,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    Icon,
    PageHeader,
  ],
  templateUrl: './institutions-page.html',
})
export class InstitutionsPage {
  private readonly client = inject(DirectoryClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);

  protected readonly kinds = INSTITUTION_KINDS.filter((kind) => kind !== 'ministry');
  protected readonly institutions = rxResource({ stream: () => this.client.institutions() });
  protected readonly problem = loadProblem(this.institutions);
  protected readonly submission = new Submission();
  protected readonly edited = signal<InstitutionView | null>(null);
  protected readonly message = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: '',
    kind: 'department' as InstitutionKind,
    registrationNo: '',
    email: '',
  });

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('directory.institutions.title'), hidden: true });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): InstitutionView {
    return value as InstitutionView;
  }

  protected edit(one: InstitutionView, heading: HTMLElement): void {
    this.submission.clear();
    this.message.set('');
    this.edited.set(one);
    this.form.setValue({
      name: one.name,
      kind: one.kind,
      registrationNo: one.registrationNo ?? '',
      email: one.email ?? '',
    });
    heading.scrollIntoView({ block: 'start' });
    heading.focus({ preventScroll: true });
  }

  protected stop(): void {
    this.edited.set(null);
    this.submission.clear();
    this.form.reset();
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const name = { where: 'name', label: 'directory.institutions.name', value: entered.name };
    if (!this.submission.check(emptyFields([name], this.transloco))) return;
    const input = {
      kind: entered.kind,
      name: entered.name,
      registrationNo: entered.registrationNo.trim() || null,
      email: entered.email.trim() || null,
    };
    const existing = this.edited();
    if (!(await this.submission.send(() => this.client.saveInstitution(input, existing)))) return;
    this.message.set(existing ? 'directory.institutions.changed' : 'directory.institutions.added');
    this.stop();
    this.institutions.reload();
  }

  protected async remove(one: InstitutionView): Promise<void> {
    const confirmed = await this.confirm.ask({
      title: this.transloco.translate('directory.institutions.deleteTitle', { name: one.name }),
      text: this.transloco.translate('directory.institutions.deleteText'),
      action: this.transloco.translate('directory.institutions.delete'),
      dangerous: true,
    });
    if (!confirmed || !(await this.submission.send(() => this.client.deleteInstitution(one)))) return;
    this.message.set('directory.institutions.deleted');
    this.stop();
    this.institutions.reload();
  }
}
