import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MyProjectView, ProjectFileKind } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Icon } from '../../ui/icon';
import { emptyFields, Submission } from '../../ui/submission';
import { BudgetClient } from '../budget-client';

/** Files of one kind: those that are there, and one more. A picture asks what it shows. */
@Component({
  selector: 'vv-file-fields',
  imports: [TranslocoPipe, ErrorSummary, Icon],
  templateUrl: './file-fields.html',
  styleUrl: './file-fields.scss',
})
export class FileFields {
  private readonly client = inject(BudgetClient);
  private readonly transloco = inject(TranslocoService);
  private readonly chooser = viewChild.required<ElementRef<HTMLInputElement>>('chooser');
  readonly place = input.required<string>();
  readonly project = input.required<MyProjectView>();
  readonly kind = input.required<ProjectFileKind>();
  /** Saves what is typed before a file goes. */
  readonly settle = input.required<() => Promise<boolean>>();
  readonly filed = output<void>();

  protected readonly submission = new Submission();
  protected readonly file = signal<File | null>(null);
  protected readonly alt = signal('');
  protected readonly id = computed(() => `file-${this.kind()}`);
  protected readonly shown = computed(() => this.project().files.filter(({ kind }) => kind === this.kind()));
  protected readonly drawn = computed(() => this.kind() === 'picture' || this.kind() === 'sketch');
  protected readonly accept = computed(() =>
    this.drawn()
      ? 'image/jpeg,image/png,image/webp'
      : '.pdf,.edoc,.asice,application/pdf,image/jpeg,image/png,image/webp',
  );

  protected choose(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
    this.submission.clear();
    // A paper needs no words and goes at once.
    if (this.file() && !this.drawn()) void this.send();
  }

  protected describe(event: Event): void {
    this.alt.set((event.target as HTMLInputElement).value);
  }

  protected async send(): Promise<void> {
    const file = this.file();
    if (!file) return;
    const needed = { where: `${this.id()}-alt`, label: 'budget.files.alt', value: this.alt() };
    if (this.drawn() && !this.submission.check(emptyFields([needed], this.transloco))) return;
    await this.settle()();
    const sent = await this.submission.send(() =>
      this.client.addFile(this.place(), this.project().id, file, this.kind(), this.alt().trim()),
    );
    if (!sent) return;
    this.file.set(null);
    this.alt.set('');
    this.chooser().nativeElement.value = '';
    this.filed.emit();
  }

  protected async remove(fileId: string): Promise<void> {
    await this.settle()();
    const done = await this.submission.send(() =>
      this.client.removeFile(this.place(), this.project().id, fileId),
    );
    if (done) {
      this.chooser().nativeElement.focus();
      this.filed.emit();
    }
  }
}
