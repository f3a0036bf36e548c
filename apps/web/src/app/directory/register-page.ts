import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { PageMeta } from '../shell/page-meta';
import { Confirm } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { ViolationText } from '../ui/violation-text';
import { DirectoryClient } from './directory-client';
import { loadProblem, Submission } from '../ui/submission';

/** Import of the register of residents: who is declared here and how old they are, nothing else. */
@Component({
  selector: 'vv-register-page',
  imports: [
    TranslocoPipe,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Icon,
    LegalDayPipe,
    MomentPipe,
    PageHeader,
    ViolationText,
  ],
  templateUrl: './register-page.html',
  styles: `
    pre {
      padding: var(--gap-4);
      background: var(--wash);
      border-radius: var(--radius);
      overflow-x: auto;
      font-size: var(--size-s);
    }

    .last h2 {
      margin-bottom: var(--gap-4);
    }

    .counts {
      max-width: 32rem;
    }
  `,
})
export class RegisterPage {
  private readonly client = inject(DirectoryClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);

  protected readonly sample = 'personal_code;born_on;territory\n010190-12345;1990-01-01;Vidzāles pagasts';
  protected readonly register = rxResource({ stream: () => this.client.register() });
  protected readonly problem = loadProblem(this.register);
  protected readonly last = computed(() => (this.register.hasValue() ? this.register.value().last : null));
  protected readonly submission = new Submission();
  protected readonly file = signal<File | null>(null);
  protected readonly imported = signal(false);
  /** Bad lines are a table of their own; the summary leads to it. */
  protected readonly lines = computed(() =>
    this.submission.violations().filter((one) => typeof one.params?.['line'] === 'number'),
  );
  protected readonly summary = computed(() => {
    const others = this.submission.violations().filter((one) => !this.lines().includes(one));
    const count = this.lines().length;
    return count > 0
      ? [{ code: 'register.badLines', params: { count }, where: 'bad-lines' }, ...others]
      : others;
  });

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('directory.register.title'), hidden: true });
  }

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
    this.imported.set(false);
    this.submission.clear();
  }

  protected async send(): Promise<void> {
    this.imported.set(false);
    const file = this.file();
    if (!file) {
      this.submission.check([{ code: 'register.noFile', where: 'file' }]);
      return;
    }
    if (this.last() && !(await this.mayReplace())) return;
    if (!(await this.submission.send(() => this.client.importRegister(file)))) return;
    this.imported.set(true);
    this.register.reload();
  }

  private mayReplace(): Promise<boolean> {
    return this.confirm.ask({
      title: this.transloco.translate('directory.register.replaceTitle'),
      text: this.transloco.translate('directory.register.replaceText'),
      action: this.transloco.translate('directory.register.replace'),
    });
  }
}
