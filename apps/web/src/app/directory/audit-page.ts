import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { AuditCheck, AuditEntryView, AuditHead } from '#libs/contracts';
import { Language } from '../shell/language';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { Column, DataTable } from '../ui/data-table';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { type AuditFilter, DirectoryClient } from './directory-client';
import { loadProblem, Submission } from '../ui/submission';

/** Who did what and when; and whether anybody has changed the record afterwards. */
@Component({
  selector: 'vv-audit-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    Column,
    DataTable,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Icon,
    MomentPipe,
    PageHeader,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  private readonly client = inject(DirectoryClient);
  private readonly language = inject(Language);
  private readonly place = inject(Place);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);

  /** Filters, from the address. */
  readonly person = input<string>();
  readonly action = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly before = input<string>();

  protected readonly filter = computed<AuditFilter>(() => {
    const all = {
      person: this.person(),
      action: this.action(),
      from: this.from(),
      to: this.to(),
      before: this.before(),
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
  });
  protected readonly log = rxResource({
    params: () => this.filter(),
    stream: ({ params }) => this.client.audit(params),
  });
  protected readonly people = rxResource({ stream: () => this.client.people() });
  protected readonly problem = loadProblem(this.log);
  protected readonly headHref = this.client.auditHead();
  protected readonly check = signal<AuditCheck | null>(null);
  protected readonly checking = new Submission();
  protected readonly names = computed(() => (this.people.hasValue() ? this.people.value() : []));
  protected readonly form = inject(NonNullableFormBuilder).group({
    person: '',
    action: '',
    from: '',
    to: '',
  });

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('directory.audit.title'), hidden: true });
    const asked = this.router.parseUrl(this.router.url).queryParams as AuditFilter;
    const { person = '', action = '', from = '', to = '' } = asked;
    this.form.setValue({ person, action, from, to });
  }

  /** The table's rows come untyped. */
  protected row(value: unknown): AuditEntryView {
    return value as AuditEntryView;
  }

  /** What the act is called; acts that have no name yet keep their code. */
  protected actionName(action: string): string {
    const texts = this.transloco.getTranslation(this.language.current());
    const event = action.replace(/^dossier\./, '');
    const keys = [`directory.action.${action}`, `bylaws.event.${event}`, `procedure.event.${event}`];
    const named = keys.find((key) => typeof texts[key] === 'string');
    return named ? this.transloco.translate(named) : action;
  }

  protected details(entry: AuditEntryView): string {
    const pairs = Object.entries(entry.details).filter(([, value]) => value !== null);
    return pairs
      .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('\n');
  }

  protected search(): void {
    const entered = Object.entries(this.form.getRawValue()).filter(([, value]) => value);
    void this.router.navigate([], { queryParams: Object.fromEntries(entered) });
  }

  protected async verify(known?: AuditHead): Promise<void> {
    this.check.set(null);
    let result: AuditCheck | null = null;
    const asked = this.client.checkAudit(known);
    const done = await this.checking.send(() => asked.pipe(tap((answer) => (result = answer))));
    if (done) this.check.set(result);
  }

  /** Looks whether the chain still goes through an end of it that was saved earlier. */
  protected async compare(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    // The same file may be chosen again after a fault was mended.
    field.value = '';
    if (!file) return;
    const known = readHead(await file.text());
    if (!known || known.municipality !== this.place.slug()) {
      this.check.set(null);
      this.checking.check([{ code: known ? 'audit.head_foreign' : 'audit.head_unreadable' }]);
      return;
    }
    await this.verify(known);
  }

  /** The log from the broken record on. */
  protected after(seq: string): string {
    return (BigInt(seq) + 1n).toString();
  }
}

function readHead(text: string): AuditHead | null {
  try {
    const head = JSON.parse(text) as Partial<AuditHead>;
    const sound = head.format === 'vietvara-audit-head/1' && typeof head.headDigest === 'string';
    return sound && Number.isInteger(head.records) ? (head as AuditHead) : null;
  } catch {
    return null;
  }
}
