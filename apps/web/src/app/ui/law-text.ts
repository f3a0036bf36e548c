import { Component, computed, inject, input, output } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';
import { numberDocument, parseDocumentOfKind, type UnitNumber } from '#libs/bylaw-document';
import { Language } from '../shell/language';
import { Place } from '../shell/place';
import { lawHtml, lawOutline, unitAnchor, type UnitAction, type UnitNote } from './law-html';
import { ImageAddress } from './image-address';
import type { WorkingMarks } from './working-marks';

/** A by-law for reading: numbers, anchors per unit, outline, always in Latvian. Works without JavaScript. */
@Component({
  selector: 'vv-law-text',
  imports: [TranslocoPipe],
  templateUrl: './law-text.html',
  styleUrl: './law-text.scss',
  // The links are made of text, so their clicks are caught here; the keyboard makes clicks of its own.
  host: { '(click)': 'clicked($event)' },
})
export class LawText {
  private readonly place = inject(Place);
  private readonly language = inject(Language);
  private readonly sanitizer = inject(DomSanitizer);
  private readonly images = inject(ImageAddress);

  /** The document as ProseMirror JSON of `bylawSchema`. */
  readonly document = input.required<unknown>();
  /** Heading level of the act's title on this page. */
  readonly level = input(2);
  readonly outline = input(true);
  /** The link or button at the end of a unit; a link works without JavaScript, `acted` tells of the click with it. */
  readonly action = input<(unit: UnitNumber) => UnitAction | null>(() => null);
  /** What is said beside a unit that does not simply hold. */
  readonly note = input<(unit: UnitNumber) => UnitNote | null>(() => null);
  readonly figure = input<(digest: string) => string | null>((digest) => this.images.of(digest));
  /** Shows suggestions and comments beside the text they stand on. */
  readonly working = input<WorkingMarks | null>(null);
  /** The id of the unit whose action was chosen. Somebody who listens replaces following the link. */
  readonly acted = output<string>();
  /** Set when `acted` is listened to. */
  readonly intercept = input(false);

  private readonly parsed = computed(() => {
    const result = parseDocumentOfKind(this.document(), 'bylaw');
    return result.allowed ? { doc: result.doc, numbering: numberDocument(result.doc) } : null;
  });

  protected readonly page = computed(() => this.language.link(this.place.path()));

  protected readonly html = computed(() => {
    const parsed = this.parsed();
    if (!parsed) return null;
    const { doc, numbering } = parsed;
    const working = this.working();
    const html = lawHtml(doc, {
      numbering,
      page: this.page(),
      level: this.level(),
      action: this.action(),
      note: this.note(),
      figure: this.figure(),
      ...(working ? { working } : {}),
    });
    // Angular's sanitizer would take the anchors away. Every text and attribute is escaped by `lawHtml`.
    return this.sanitizer.bypassSecurityTrustHtml(html);
  });

  protected readonly entries = computed(() => {
    const parsed = this.parsed();
    return parsed && this.outline() ? lawOutline(parsed.doc, parsed.numbering) : [];
  });

  protected href(id: string): string {
    return `${this.page()}#${unitAnchor(id)}`;
  }

  protected clicked(event: MouseEvent): void {
    const unit = (event.target as Element).closest('.unit-action')?.getAttribute('data-unit');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!unit || !this.intercept() || !plain) return;
    event.preventDefault();
    this.acted.emit(unit);
  }
}
