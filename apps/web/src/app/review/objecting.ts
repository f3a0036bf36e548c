import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import { type UnitAction, unitName } from '../ui/law-html';

/** The button at the end of every unit with which a reviewer begins an objection to this very unit. */
@Injectable({ providedIn: 'root' })
export class Objecting {
  private readonly transloco = inject(TranslocoService);

  /** For the input `action` of `vv-law-text`. */
  readonly action = (unit: UnitNumber): UnitAction => ({
    href: null,
    label: this.transloco.translate('review.objectTo', { unit: unitName(unit) }),
    text: this.transloco.translate('review.object'),
  });
}
