import { Component, computed, DOCUMENT, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { numberDocument, parseDocumentOfKind, printedNumber, renumber } from '#libs/bylaw-document';
import type {
  DocumentJson,
  ImportFinding,
  ImportRecognised,
  ImportSetAside,
  ImportThread,
} from '#libs/contracts';
import { Language } from '../shell/language';
import { formatMoment } from '../ui/format';
import { MomentPipe, PluralPipe } from '../ui/format-pipes';
import { unitAnchor } from '../ui/law-html';
import { LawText } from '../ui/law-text';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { commentAnchor, type WorkingMarks } from '../ui/working-marks';
import { importTree } from './import-tree';
import { ImportTreeList } from './import-tree-list';
import { MemorandumText } from './memorandum-text';

/** A file that was read, as far as its review shows it. */
export interface ReviewedFile {
  recognised: ImportRecognised;
  findings: readonly ImportFinding[];
  setAside: readonly ImportSetAside[];
  threads: readonly ImportThread[];
  bylaw: DocumentJson;
  memorandum: DocumentJson | null;
}

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

/**
 * What was recognised in a file beside its text: whether every word arrived, findings that lead to their places, comments,
 * structure, what was set aside, and what numbering anew would change.
 */
@Component({
  selector: 'vv-import-review',
  imports: [TranslocoPipe, ImportTreeList, LawText, MemorandumText, MomentPipe, PluralPipe, StatusBadge],
  templateUrl: './import-review.html',
  styleUrl: './import-review.scss',
})
export class ImportReview {
  private readonly document = inject(DOCUMENT);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);

  readonly file = input.required<ReviewedFile>();
  /** Whether the numbers are to be derived anew; somebody who listens to `renumbering` offers the choice. */
  readonly renumber = input(false);
  readonly mayChoose = input(true);
  readonly renumbering = output<boolean>();

  protected readonly tree = computed(() => importTree(this.file().bylaw));
  protected readonly counts = computed(() => {
    const { counts } = this.file().recognised;
    return COUNTED.map((code) => ({ code, count: counts[code] ?? 0 }));
  });
  /** Words of the source, and those of them that stand in the documents or were set aside. */
  protected readonly words = computed(() => {
    const { sourceWords, keptWords } = this.file().recognised.counts;
    if (sourceWords === undefined || keptWords === undefined) return null;
    return { source: sourceWords, kept: keptWords, lost: sourceWords - keptWords };
  });
  protected readonly findings = computed(() =>
    SEVERITIES.map((severity) => ({
      severity,
      tone: TONES[severity],
      items: this.file().findings.filter((one) => one.severity === severity),
    })).filter((group) => group.items.length > 0),
  );
  /** Printed numbers that would change. */
  protected readonly changes = computed(() => {
    const parsed = parseDocumentOfKind(this.file().bylaw, 'bylaw');
    if (!parsed.allowed) return [];
    const before = numberDocument(parsed.doc);
    const after = numberDocument(renumber(parsed.doc));
    return [...before.values()].flatMap((unit) => {
      const now = after.get(unit.id);
      const [from, to] = [printedNumber(unit), now ? printedNumber(now) : ''];
      return from === to ? [] : [{ id: unit.id, from, to }];
    });
  });
  protected readonly working = computed((): WorkingMarks => {
    const numbers = new Map(this.file().threads.map((thread, index) => [thread.id, index + 1]));
    return {
      suggestion: (kind, author, at) =>
        this.transloco.translate(`bylaws.import.suggestion.${kind}`, {
          author: author || '–',
          at: Number.isNaN(Date.parse(at)) ? '' : formatMoment(at, this.language.current()),
        }),
      comment: (id) => numbers.get(id) ?? null,
    };
  });
  /** Ids that stand in the by-law: findings of the memorandum and of lines set aside have no place in it. */
  private readonly ids = computed(
    () => new Set(JSON.stringify(this.file().bylaw).match(/(?<="id":")[^"]+/g)),
  );

  protected sentence(finding: ImportFinding): string {
    return this.transloco.translate(finding.code, finding.params);
  }

  protected hasPlace(finding: ImportFinding): boolean {
    return finding.node !== null && this.ids().has(finding.node);
  }

  /** Shows the place in the text and marks it for a moment of reading. */
  protected show(node: string | null): void {
    if (node) this.mark(this.document.getElementById(unitAnchor(node)));
  }

  protected showThread(thread: ImportThread): void {
    const place = this.document.getElementById(commentAnchor(thread.id));
    if (place) this.mark(place);
    else this.show(thread.node);
  }

  private mark(place: HTMLElement | null): void {
    if (!place) return;
    this.document.querySelectorAll('.shown-place').forEach((one) => one.classList.remove('shown-place'));
    place.classList.add('shown-place');
    place.setAttribute('tabindex', '-1');
    place.scrollIntoView({ block: 'center' });
    place.focus({ preventScroll: true });
  }
}
