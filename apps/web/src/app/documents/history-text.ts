import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoService } from '@jsverse/transloco';
import { memorandumPart, numberDocument, printedPart } from '#libs/bylaw-document';
import { Language } from '../shell/language';
import { formatMoment } from '../ui/format';
import { ImageAddress } from '../ui/image-address';
import { lawHtml, type LawHtmlOptions } from '../ui/law-html';
import type { WorkingMarks } from '../ui/working-marks';
import type { Moment } from './replay';
import { withWritten, WRITTEN } from './written-marks';

/** A text as it stood at one moment, with what the session wrote until then in the colours of its authors. */
@Component({
  selector: 'vv-history-text',
  template: `
    @for (part of parts(); track $index) {
      @if (part.title) {
        <h3 lang="lv" translate="no">
          <span class="figures">{{ part.number }}.</span> {{ part.title }}
        </h3>
      }
      <article class="law" lang="lv" translate="no" [innerHTML]="part.html"></article>
    }
  `,
  styleUrls: ['../ui/law-text.scss', './history-text.scss'],
})
export class HistoryText {
  readonly moment = input.required<Moment>();
  /** Who made the step to a version, and when. */
  readonly by = input.required<(version: number) => { author: string | null; at: string }>();
  readonly colours = input.required<ReadonlyMap<string, number>>();
  /** Whether the words of the last step come into view. */
  readonly follow = input(true);

  private readonly sanitizer = inject(DomSanitizer);
  private readonly images = inject(ImageAddress);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly parts = computed(() => {
    const { doc, written, version } = this.moment();
    const by = this.by();
    const marked = withWritten(doc, written, (at) => {
      const step = by(at);
      // The moment is told apart by a sign, for a mark has no place for the version.
      return { author: step.author ?? '', at: at === version ? `${step.at} ` : step.at };
    });
    const options: LawHtmlOptions = {
      numbering: numberDocument(marked),
      page: '',
      level: 3,
      action: () => null,
      figure: (digest) => this.images.of(digest),
      working: this.working(),
    };
    // Every text and attribute is escaped by `lawHtml`; the sanitizer would take anchors and spans of cells away.
    const safe = (html: string) => this.sanitizer.bypassSecurityTrustHtml(html);
    if (marked.attrs['kind'] !== 'memorandum')
      return [{ number: 0, title: '', html: safe(lawHtml(marked, options)) }];
    return marked.children.map((node) => {
      const part = Number(node.attrs['part']);
      const title = memorandumPart(part)?.lv ?? '';
      return { number: printedPart(part), title, html: safe(lawHtml(node, { ...options, level: 6 })) };
    });
  });

  constructor() {
    afterRenderEffect(() => {
      this.parts();
      if (!this.follow()) return;
      const now = this.host.nativeElement.querySelector('.now');
      const box = now?.getBoundingClientRect();
      const height = this.host.nativeElement.ownerDocument.documentElement.clientHeight;
      // Below the player, which stays on top.
      if (box && (box.top < height * 0.3 || box.bottom > height * 0.9))
        now?.scrollIntoView({ block: 'center' });
    });
  }

  private working(): WorkingMarks {
    const lang = this.language.current();
    const colours = this.colours();
    const nobody = this.transloco.translate<string>('history.system');
    return {
      suggestion: (kind, author, at) =>
        this.transloco.translate(`history.mark.${kind}`, {
          author: author || nobody,
          at: at ? formatMoment(at.trim(), lang) : '',
        }),
      comment: () => null,
      classes: (mark) => {
        const { id, author, at } = mark.attrs as Record<string, string>;
        const colour = colours.get(author ?? '');
        return [
          id === WRITTEN ? 'written' : '',
          id === WRITTEN && at?.endsWith(' ') ? 'now' : '',
          colour === undefined ? '' : `peer-${colour}`,
        ]
          .filter(Boolean)
          .join(' ');
      },
    };
  }
}
