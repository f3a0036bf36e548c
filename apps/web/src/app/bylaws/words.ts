import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ActorView } from '#libs/contracts';

/** Names of what the procedure speaks about in codes, in the language of the page. */
@Injectable({ providedIn: 'root' })
export class Words {
  private readonly transloco = inject(TranslocoService);

  state(code: string): string {
    return (
      this.find(`procedure.state.${code}`) ??
      this.find(`budget.cycleState.${code}`) ??
      this.find(`deadlines.subject.${code}`) ??
      code
    );
  }

  guard(code: string): string {
    return this.find(`procedure.guard.${code}`) ?? code;
  }

  /** What can be done: "Nodot saskaņošanai". */
  event(code: string): string {
    return (
      this.find(`procedure.event.${code}`) ??
      this.find(`budget-work.event.${code}.name`) ??
      this.find(`deadlines.task.${code}`) ??
      code
    );
  }

  /** What happened, also what is only recorded: "Nodots saskaņošanai". */
  happened(code: string): string {
    return this.find(`bylaws.event.${code}`) ?? this.event(code);
  }

  /** What somebody has to do so that the condition is met: "Norādīt izdošanas pamatu". */
  task(guard: string): string {
    return this.find(`bylaws.task.${guard}`) ?? this.guard(guard);
  }

  /** A role of a person, or a part of the procedure such as the council. */
  role(code: string | null | undefined): string {
    if (!code) return '';
    return this.find(`directory.role.${code}`) ?? this.find(`procedure.actor.${code}`) ?? code;
  }

  /** The role inside a sentence. */
  roleWithin(code: string | null | undefined): string {
    const role = this.role(code);
    return role.charAt(0).toLowerCase() + role.slice(1);
  }

  deadline(code: string): string {
    return (
      this.find(`procedure.deadline.${code}`) ??
      this.find(`budget-work.deadline.${code}`) ??
      this.find(`deadlines.term.${code}`) ??
      code
    );
  }

  /** Name, role and for whom it was done; what the passage of time did says so. */
  actor(actor: ActorView | null): string {
    if (!actor) return this.transloco.translate<string>('bylaws.byTime');
    const name: string = actor.name ?? this.transloco.translate('ui.person.unnamed');
    const role = this.roleWithin(actor.role);
    const who: string = role ? `${name}, ${role}` : name;
    if (!actor.onBehalfOf) return who;
    return this.transloco.translate<string>('bylaws.onBehalfOf', { who, whom: actor.onBehalfOf });
  }

  private find(key: string): string | null {
    const texts = this.transloco.getTranslation(this.transloco.activeLang());
    const text: unknown = texts[key];
    return typeof text === 'string' ? text : null;
  }
}
