import { Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ImportFinding } from '#libs/contracts';
import { loadProblem } from '../ui/submission';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Place } from '../shell/place';
import { FailedRequest } from '../ui/failed-request';
import { PluralPipe } from '../ui/format-pipes';
import { unitAnchor } from '../ui/law-html';
import { LawText } from '../ui/law-text';
import { PageHeader } from '../ui/page-header';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { BylawsClient } from './bylaws-client';
import { DossierForm } from './dossier-form';
import { importTree } from './import-tree';
import { ImportTreeList } from './import-tree-list';
import { MemorandumText } from './memorandum-text';

const SEVERITIES = ['unsure', 'irregular', 'info'] as const;
const TONES: Record<ImportFinding['severity'], StatusTone> = {
  unsure: 'warn',
  irregular: 'bad',
  info: 'info',
};
/** What is counted, in the order it is told. */
const COUNTED = [
  'legalBasis',
  'chapters',
  'points',
  'subpoints',
  'superscripted',
  'deleted',
  'tables',
  'remarks',
  'annexes',
  'closing',
  'memorandum',
];

/** What was recognised in a file, beside its text, before a dossier is made from it. */
@Component({
  selector: 'vv-import-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DossierForm,
    FailedRequest,
    ImportTreeList,
    LawText,
    LocalLink,
    MemorandumText,
    PageHeader,
    PluralPipe,
    StatusBadge,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  private readonly client = inject(BylawsClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  protected readonly transloco = inject(TranslocoService);
  protected readonly place = inject(Place);

  /** From the address. */
  readonly importId = input.required<string>();

  protected readonly preview = rxResource({
    params: () => this.importId(),
    stream: ({ params }) => this.client.import(params),
  });
  protected readonly problem = loadProblem(this.preview);
  protected readonly read = computed(() => (this.preview.hasValue() ? this.preview.value() : null));
  protected readonly tree = computed(() => importTree(this.read()?.bylaw));
  protected readonly counts = computed(() => {
    const counts = this.read()?.recognised.counts ?? {};
    return COUNTED.map((code) => ({ code, count: counts[code] ?? 0 }));
  });
  /** Words of the source, and those of them that stand in the documents or were set aside. */
  protected readonly words = computed(() => {
    const { sourceWords, keptWords } = this.read()?.recognised.counts ?? {};
    if (sourceWords === undefined || keptWords === undefined) return null;
    return { source: sourceWords, kept: keptWords, lost: sourceWords - keptWords };
  });
  protected readonly findings = computed(() =>
    SEVERITIES.map((severity) => ({
      severity,
      tone: TONES[severity],
      items: this.read()?.findings.filter((one) => one.severity === severity) ?? [],
    })).filter((group) => group.items.length > 0),
  );
  protected readonly found = computed(() => this.read()?.findings.length ?? 0);
  protected readonly where = signal<string | null>(null);

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('bylaws.import.title'), hidden: true });
  }

  protected sentence(finding: ImportFinding): string {
    return this.transloco.translate(finding.code, finding.params);
  }

  /** Shows the place in the text and marks it for a moment of reading. */
  protected show(node: string | null): void {
    const place = node ? this.document.getElementById(unitAnchor(node)) : null;
    if (!place) return;
    this.document.querySelectorAll('.shown-place').forEach((one) => one.classList.remove('shown-place'));
    place.classList.add('shown-place');
    place.setAttribute('tabindex', '-1');
    place.scrollIntoView({ block: 'center' });
    place.focus({ preventScroll: true });
  }

  /** Findings of the memorandum and of lines that were set aside have no place in the text. */
  protected hasPlace(finding: ImportFinding): boolean {
    return !!finding.node && JSON.stringify(this.read()?.bylaw ?? '').includes(`"${finding.node}"`);
  }

  protected open(code: string): void {
    const path = ['darbs', this.place.slug() ?? '', 'akti', code].map((part) => encodeURIComponent(part));
    void this.router.navigateByUrl(this.language.link('/' + path.join('/')));
  }
}
