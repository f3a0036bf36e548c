import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import { Language } from '../shell/language';
import { type UnitAction, unitName } from '../ui/law-html';

/** The link at the end of every unit of a draft that leads to the opinion form about this very unit. */
@Injectable({ providedIn: 'root' })
export class CommentAction {
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);

  /** For the input `action` of `vv-law-text`. */
  for(place: string, code: string): (unit: UnitNumber) => UnitAction {
    const form = this.language.link(`/${place}/noteikumi/${code}/viedoklis`);
    return (unit) => ({
      href: `${form}?punkts=${encodeURIComponent(unit.id)}`,
      label: this.transloco.translate('participation.commentUnit', { unit: unitName(unit) }),
      text: this.transloco.translate('participation.comment'),
    });
  }
}
