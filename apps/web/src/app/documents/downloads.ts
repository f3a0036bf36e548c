import { inject, Injectable } from '@angular/core';
import { fileFormats, type DossierDocumentKind } from '#libs/contracts';
import { Place } from '../shell/place';
import type { Download } from '../ui/download-menu';

/** Addresses of versions of the municipality's texts as files. */
@Injectable({ providedIn: 'root' })
export class Downloads {
  private readonly place = inject(Place);

  /**
   * One version in every form. `version` is the id of a named version, a number or `head`; with `against`, also the Word
   * file that tracks what differs from that version.
   */
  of(documentId: string, kind: DossierDocumentKind, version: string, against?: string | null): Download[] {
    const address = (format: string, more = ''): string =>
      `/api/m/${encodeURIComponent(this.place.slug() ?? '')}/documents/${encodeURIComponent(documentId)}/export` +
      `?format=${format}&version=${encodeURIComponent(version)}${more}`;
    const files = fileFormats(kind).map((format) => ({ format, href: address(format) }));
    if (kind !== 'bylaw' || !against || against === version) return files;
    const tracked = address('docx', `&against=${encodeURIComponent(against)}`);
    return [...files, { format: 'tracked', href: tracked }];
  }
}
