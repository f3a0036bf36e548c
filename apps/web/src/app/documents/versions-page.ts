import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { of } from 'rxjs';
import type { NamedVersionView, Violation } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { CompareView } from '../ui/compare-view';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { MomentPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { readProblem } from '../ui/problem';
import { DownloadMenu, type Download } from '../ui/download-menu';
import { ChangesList } from './changes-list';
import { DocumentsClient } from './documents-client';
import { Downloads } from './downloads';
import { summaryOf } from './summary';

/** The present text among the versions. */
const HEAD = 'head';

/** Named versions of the by-law and the memorandum, and what differs between any two of them. */
@Component({
  selector: 'vv-versions-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ChangesList,
    CompareView,
    DownloadMenu,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Icon,
    LocalLink,
    MomentPipe,
    PluralPipe,
  ],
  templateUrl: './versions-page.html',
  styleUrl: './versions-page.scss',
  host: { '(document:keydown)': 'keys($event)' },
})
export class VersionsPage {
  private readonly client = inject(DocumentsClient);
  private readonly transloco = inject(TranslocoService);
  private readonly downloads = inject(Downloads);
  protected readonly dossier = inject(OpenDossier);
  protected readonly head = HEAD;
  protected readonly kinds = ['bylaw', 'memorandum'] as const;
  /** From the address: which text, and what to compare, as the API names versions. */
  readonly dokuments = input<string>();
  readonly no = input<string>();
  readonly uz = input<string>();
  protected readonly kind = linkedSignal<'bylaw' | 'memorandum'>(() =>
    this.dokuments() === 'memorandum' ? 'memorandum' : 'bylaw',
  );
  protected readonly mayName = computed(() => this.dossier.may('document.edit'));
  protected readonly naming = signal(false);
  protected readonly violations = signal<readonly Violation[]>([]);
  protected readonly said = signal('');
  protected readonly listed = signal(false);

  private readonly documentId = computed(
    () => this.dossier.view()?.documents.find((one) => one.kind === this.kind())?.id ?? null,
  );
  protected readonly versions = rxResource({
    params: () => this.documentId() ?? undefined,
    stream: ({ params }) => this.client.versions(params),
  });
  protected readonly shown = computed<NamedVersionView[]>(() =>
    this.versions.hasValue() ? this.versions.value() : [],
  );
  /** Versions without a name that the address asks for: moments of the text's history. */
  protected readonly moments = computed(() =>
    [...new Set([this.no(), this.uz()])].filter((ref): ref is string => /^\d{1,9}$/.test(ref ?? '')),
  );
  protected readonly from = linkedSignal(() => this.known(this.no()) ?? this.shown()[0]?.id ?? null);
  protected readonly to = linkedSignal({
    source: this.kind,
    computation: () => this.known(this.uz()) ?? HEAD,
  });
  protected readonly compared = rxResource({
    params: () => {
      const [id, from, to] = [this.documentId(), this.from(), this.to()];
      return id && from ? { id, from, to } : undefined;
    },
    stream: ({ params }) =>
      params.from === params.to ? of(null) : this.client.compare(params.id, params.from, params.to),
  });
  protected readonly comparison = computed(() =>
    this.compared.hasValue() ? (this.compared.value()?.comparison ?? null) : null,
  );
  protected readonly summary = computed(() => {
    const comparison = this.comparison();
    return comparison ? summaryOf(comparison) : null;
  });
  protected readonly problem = computed(() => {
    const error = this.versions.error() ?? this.compared.error();
    return error ? readProblem(error) : null;
  });
  private readonly view = viewChild('compared', { read: ElementRef<HTMLElement> });

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({
        title: `${this.transloco.translate('documents.versions.title')} ${this.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  protected nameOf(id: string): string {
    if (this.moments().includes(id))
      return this.transloco.translate('documents.versions.moment', { version: id });
    if (id === HEAD) return this.transloco.translate('documents.versions.head');
    const version = this.shown().find((one) => one.id === id);
    return version ? this.titleOf(version) : '';
  }

  /** A version in every form; with `against`, also with what differs from that one tracked. */
  protected filesOf(version: string, against: string | null = null): Download[] {
    const id = this.documentId();
    return id ? this.downloads.of(id, this.kind(), version, against) : [];
  }

  /** Versions that the procedure froze are named after their purpose. */
  protected titleOf({ name, purpose }: NamedVersionView): string {
    return name === purpose ? this.transloco.translate(`documents.purpose.${purpose}`) : name;
  }

  protected create(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const id = this.documentId();
    const name = field.value.trim();
    if (!id) return;
    if (name === '') {
      this.violations.set([{ code: 'version.nameMissing', where: 'version-name' }]);
      return;
    }
    this.naming.set(true);
    this.client.nameVersion(id, name).subscribe({
      next: () => {
        field.value = '';
        this.naming.set(false);
        this.violations.set([]);
        this.said.set(this.transloco.translate('documents.versions.created', { name }));
        this.versions.reload();
      },
      error: (error: unknown) => {
        this.naming.set(false);
        const { violations, kind } = readProblem(error);
        this.violations.set(violations.length > 0 ? violations : [{ code: `request.${kind}` }]);
      },
    });
  }

  /** What the address asks for, where it is a version at all. */
  private known(ref: string | undefined): string | null {
    return ref === HEAD || /^(\d{1,9}|[0-9a-f-]{36})$/.test(ref ?? '') ? (ref ?? null) : null;
  }

  protected retry(): void {
    for (const one of [this.versions, this.compared]) if (one.error()) one.reload();
  }

  /** Alt with an arrow goes from change to change. */
  protected keys(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    if (!this.comparison()) return;
    event.preventDefault();
    this.go(event.key === 'ArrowDown' ? 1 : -1);
  }

  protected go(direction: -1 | 1): void {
    const box = this.view()?.nativeElement as HTMLElement | undefined;
    const changes = [
      ...(box?.querySelectorAll<HTMLElement>('.line:not(.same), tbody tr:not(.same, :has(.gap)), section') ??
        []),
    ];
    if (changes.length === 0) return;
    const now = changes.findIndex((one) => one === document.activeElement);
    const next =
      changes[
        now === -1
          ? direction > 0
            ? 0
            : changes.length - 1
          : (now + direction + changes.length) % changes.length
      ];
    next?.setAttribute('tabindex', '-1');
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'center' });
  }
}
