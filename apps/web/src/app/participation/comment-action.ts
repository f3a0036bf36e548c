import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { UnitNumber } from '#libs/bylaw-document';
import { Language } from '../shell/language';
import { type UnitAction, unitName } from '../ui/law-html';

/** The link or button at the end of every unit of a draft: to the opinion form about this very unit, or to open it there. */
@Injectable({ providedIn: 'root' })
export class CommentAction {
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);

  /** For the input `action` of `vv-law-text`. `inPlace` makes it a button, for a page that listens to it. */
  for(place: string, code: string, inPlace = false): (unit: UnitNumber) => UnitAction {
    const form = this.language.link(`/${place}/noteikumi/${code}/viedoklis`);
    return (unit) => ({
      href: inPlace ? null : `${form}?punkts=${encodeURIComponent(unit.id)}`,
      label: this.transloco.translate('participation.commentUnit', { unit: unitName(unit) }),
      text: this.transloco.translate('participation.comment'),
    });
  }
}
