import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import { type UnitAction, unitName } from '../ui/law-html';

/** The button at the end of every unit with which an item about this very unit is begun. */
@Injectable({ providedIn: 'root' })
export class UnitButton {
  private readonly transloco = inject(TranslocoService);

  /** For the input `action` of `vv-law-text`. */
  readonly action = (unit: UnitNumber): UnitAction => ({
    href: null,
    label: this.transloco.translate('coordination.commentTo', { unit: unitName(unit) }),
    text: this.transloco.translate('coordination.comment'),
  });
}
