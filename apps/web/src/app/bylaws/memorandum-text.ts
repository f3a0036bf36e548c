import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslocoPipe } from '@jsverse/transloco';
import { memorandumPart, parseDocumentOfKind, printedPart } from '#libs/bylaw-document';
import { ImageAddress } from '../ui/image-address';
import { lawHtml } from '../ui/law-html';

/** An explanatory memorandum for reading: its parts under the titles of the statute, always in Latvian. */
@Component({
  selector: 'vv-memorandum-text',
  imports: [TranslocoPipe],
  template: `
    @for (part of parts(); track part.part) {
      <section lang="lv" translate="no">
        <p class="title" role="heading" [attr.aria-level]="level()">
          <span class="figures">{{ part.part }}.</span> {{ part.title }}
        </p>
        @if (part.html) {
          <div [innerHTML]="part.html"></div>
        } @else {
          <p class="soft">{{ 'bylaws.memorandum.empty' | transloco }}</p>
        }
      </section>
    } @empty {
      <p class="notice bad">{{ 'ui.law.unreadable' | transloco }}</p>
    }
  `,
  styles: `
    section + section {
      margin-top: var(--gap-5);
    }

    .title {
      margin-bottom: var(--gap-2);
      font-weight: 650;
    }
  `,
})
export class MemorandumText {
  private readonly sanitizer = inject(DomSanitizer);
  private readonly images = inject(ImageAddress);
  /** The document as ProseMirror JSON of `memorandumSchema`. */
  readonly document = input.required<unknown>();
  readonly level = input(3);

  protected readonly parts = computed(() => {
    const parsed = parseDocumentOfKind(this.document(), 'memorandum');
    if (!parsed.allowed) return [];
    const options = {
      numbering: new Map(),
      page: '',
      level: 6,
      action: () => null,
      figure: (digest: string) => this.images.of(digest),
    };
    return parsed.doc.children.map((node) => {
      const part = Number(node.attrs['part']);
      const title = memorandumPart(part)?.lv ?? '';
      // Every text and attribute is escaped by `lawHtml`; the sanitizer would take the spans of cells away.
      const html = node.textContent.trim()
        ? this.sanitizer.bypassSecurityTrustHtml(lawHtml(node, options))
        : null;
      return { part: printedPart(part), title, html };
    });
  });
}
