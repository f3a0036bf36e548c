import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import type { Calculation, CalculationKind, CalculationsView, Violation } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { PageMeta } from '../shell/page-meta';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { loadProblem, Submission } from '../ui/submission';
import { MemorandumClient } from './memorandum-client';

/** A calculation as it is typed: kept in the browser until it is saved, saved and removed under its version. */
export abstract class CalculationPage<Typed> {
  private readonly client = inject(MemorandumClient);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);

  protected readonly loaded = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.calculations(params),
  });
  protected readonly problem = loadProblem(this.loaded);
  protected readonly view = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly kept = computed(() => this.view()?.[this.kind] ?? null);
  protected readonly editable = computed(
    () => this.view()?.locked.length === 0 && this.dossier.may('document.edit') && !this.exempt(),
  );
  protected readonly typed = signal<Typed | null>(null);

  protected abstract readonly kind: CalculationKind;
  /** What was typed as it is saved; figures that cannot be read stay in it for `check`. */
  protected abstract readonly data: Signal<Calculation | null>;

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({
        title: `${this.transloco.translate(`memorandum.${this.kind}.title`)} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
    effect(() => {
      const view = this.view();
      if (view) untracked(() => this.typed.set(this.drafts.read<Typed>(this.key()) ?? this.typedFrom(view)));
    });
  }

  /** What is kept, or what one begins with. */
  protected abstract typedFrom(view: CalculationsView): Typed;

  protected abstract check(): readonly Violation[];

  /** The by-law needs no such calculation. */
  protected exempt(): boolean {
    return false;
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected set(typed: Typed): void {
    this.saved.set(false);
    this.typed.set(typed);
    this.drafts.keep(this.key(), typed);
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    const [data, id] = [this.data(), this.dossier.view()?.id];
    if (!data || !id || !this.editable() || !this.submission.check(this.check())) return;
    const version = this.kept()?.version ?? 0;
    if (!(await this.submission.send(() => this.client.save(id, this.kind, { version, data })))) return;
    this.done();
    this.saved.set(true);
  }

  protected async remove(): Promise<void> {
    const [kept, id] = [this.kept(), this.dossier.view()?.id];
    if (!kept || !id) return;
    const agreed = await this.confirm.ask({
      title: this.transloco.translate('memorandum.remove.title'),
      text: this.transloco.translate('memorandum.remove.text'),
      action: this.transloco.translate('memorandum.remove.action'),
      dangerous: true,
    });
    if (!agreed) return;
    if (await this.submission.send(() => this.client.remove(id, this.kind, kept.version))) this.done();
  }

  private done(): void {
    this.drafts.drop(this.key());
    this.loaded.reload();
    this.dossier.reload();
  }

  /** Of one version: what was typed over an older one would undo somebody's work. */
  private key(): string {
    return `${this.kind}:${this.dossier.view()?.id}:${this.kept()?.version ?? 0}`;
  }
}
