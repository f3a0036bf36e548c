import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type Observable, tap } from 'rxjs';
import type { ImportPreview } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { Language } from '../shell/language';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { BylawsClient } from './bylaws-client';
import { KindChooser } from '../templates/kind-chooser';
import { DossierForm, type DossierPreset } from './dossier-form';

type Way = 'kind' | 'file' | 'paste' | 'blank';

/** How a new dossier begins: from a kind of by-law, a file, pasted text, or a blank template. */
@Component({
  selector: 'vv-start-page',
  imports: [TranslocoPipe, Control, DossierForm, ErrorSummary, Field, Icon, KindChooser, PageHeader],
  templateUrl: './start-page.html',
  styleUrl: './start-page.scss',
})
export class StartPage {
  private readonly client = inject(BylawsClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly place = inject(Place);
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);

  protected readonly ways: readonly Way[] = ['kind', 'file', 'paste', 'blank'];
  protected readonly way = signal<Way>('kind');
  protected readonly preset = signal<DossierPreset | null>(null);
  protected readonly submission = new Submission();
  protected readonly over = signal(false);
  protected readonly reading = signal('');
  protected readonly pasted = signal(this.drafts.read<string>(this.key()) ?? '');

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('bylaws.start.title'), hidden: true });
  }

  protected choose(way: Way): void {
    this.way.set(way);
    this.submission.clear();
  }

  protected picked(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    // So that the same file can be chosen again after it was corrected.
    input.value = '';
    if (file) void this.readFile(file);
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.readFile(file);
  }

  protected type(event: Event): void {
    this.pasted.set((event.target as HTMLTextAreaElement).value);
    this.drafts.keep(this.key(), this.pasted());
  }

  protected async readPasted(): Promise<void> {
    const text = this.pasted();
    if (!this.submission.check(text.trim() ? [] : [{ code: 'import.empty', where: 'pasted' }])) return;
    // Markup of a web page is read as such; all else as text.
    const name = `${this.transloco.translate('bylaws.start.pastedName')}.${/^\s*</.test(text) ? 'html' : 'md'}`;
    if (await this.read(() => this.client.readText(name, text))) this.drafts.drop(this.key());
  }

  protected open(code: string): void {
    void this.router.navigateByUrl(this.address('akti', code));
  }

  private async readFile(file: File): Promise<void> {
    this.reading.set(file.name);
    await this.read(() => this.client.readFile(file));
    this.reading.set('');
  }

  private async read(request: () => Observable<ImportPreview>): Promise<boolean> {
    let id = '';
    const done = await this.submission.send(() => request().pipe(tap((preview) => (id = preview.id))));
    if (done) await this.router.navigateByUrl(this.address('akti', 'jauns', id));
    return done;
  }

  private address(...parts: string[]): string {
    const path = ['darbs', this.place.slug() ?? '', ...parts].map((part) => encodeURIComponent(part));
    return this.language.link('/' + path.join('/'));
  }

  private key(): string {
    return `pasted:${this.place.slug()}`;
  }
}
