import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Place } from '../shell/place';

const WORKSPACE = /^\/(en\/)?darbs(\/|$)/;

/** Where the image of a figure is read from: in the workspace with the reader's own rights, elsewhere as everybody. */
@Injectable({ providedIn: 'root' })
export class ImageAddress {
  private readonly place = inject(Place);
  private readonly router = inject(Router);

  /** `null` where no municipality is open or the figure has no image. */
  of(digest: string): string | null {
    const slug = this.place.slug();
    if (!slug || !digest) return null;
    const area = WORKSPACE.test(this.router.url) ? 'm' : 'public/m';
    return `/api/${area}/${encodeURIComponent(slug)}/images/${encodeURIComponent(digest)}`;
  }
}
