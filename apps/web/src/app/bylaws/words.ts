import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ActorView } from '#libs/contracts';

/** Names of what the procedure speaks about in codes, in the language of the page. */
@Injectable({ providedIn: 'root' })
export class Words {
  private readonly transloco = inject(TranslocoService);

  state(code: string): string {
    return this.find(`procedure.state.${code}`) ?? code;
  }

  guard(code: string): string {
    return this.find(`procedure.guard.${code}`) ?? code;
  }

  /** Events that move the dossier, and acts that are only recorded. */
  event(code: string): string {
    return this.find(`bylaws.event.${code}`) ?? this.find(`procedure.event.${code}`) ?? code;
  }

  /** A role of a person, or a part of the procedure such as the council. */
  role(code: string | null | undefined): string {
    if (!code) return '';
    return this.find(`directory.role.${code}`) ?? this.find(`procedure.actor.${code}`) ?? code;
  }

  deadline(code: string): string {
    return this.find(`procedure.deadline.${code}`) ?? code;
  }

  /** Name, role and for whom it was done; what the passage of time did says so. */
  actor(actor: ActorView | null): string {
    if (!actor) return this.transloco.translate<string>('bylaws.byTime');
    const name: string = actor.name ?? this.transloco.translate('ui.person.unnamed');
    const role = this.role(actor.role);
    const who: string = role ? `${name}, ${role.charAt(0).toLowerCase()}${role.slice(1)}` : name;
    if (!actor.onBehalfOf) return who;
    return this.transloco.translate<string>('bylaws.onBehalfOf', { who, whom: actor.onBehalfOf });
  }

  private find(key: string): string | null {
    const texts = this.transloco.getTranslation(this.transloco.activeLang());
    const text: unknown = texts[key];
    return typeof text === 'string' ? text : null;
  }
}
