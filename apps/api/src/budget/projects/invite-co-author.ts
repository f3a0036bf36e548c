import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { invitationMail } from './author-mails.js';
import { BudgetProjects } from './budget-projects.js';
import { coAuthorsOf, invitationHash } from './co-authors.query.js';
import { ensureEditable } from './editable.js';

const MOST_CO_AUTHORS = 5;

/** Asks somebody by e-mail to write a project together; the link in the mail works once, for whoever logs in with it. */
@Injectable()
export class InviteCoAuthor {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 403 for a co-author, 409 when the project cannot be edited or has enough of them. */
  run(actor: Actor, place: PlaceRef, projectId: string, email: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const personId = actor.kind === 'person' ? actor.personId : null;
      const project = await this.projects.loadOwn(manager, place.id, projectId, personId, true);
      const cycle = await this.cycles.load(manager, place.id, project.cycleId);
      ensureEditable(project, cycle, this.clock.legalToday());
      const all = await coAuthorsOf(manager, place.id, projectId);
      if (all.some((one) => one.email.toLowerCase() === email.toLowerCase())) {
        throw new Refused([{ code: 'co_author_asked', where: 'email' }], 409);
      }
      if (all.length >= MOST_CO_AUTHORS) {
        throw new Refused([{ code: 'co_authors_too_many', params: { max: MOST_CO_AUTHORS } }], 409);
      }
      const token = randomBytes(24).toString('base64url');
      const id = randomUUID();
      await manager.query(
        `INSERT INTO project_coauthor (municipality_id, id, project_id, email, token_hash, state, invited_on)
         VALUES ($1, $2, $3, $4, $5, 'invited', $6)`,
        [place.id, id, projectId, email, invitationHash(token), this.clock.legalToday()],
      );
      const [about] = await manager.query<{ council: string; inviter: string; language: 'lv' | 'en' }[]>(
        `SELECT m.council_name AS council, p.name AS inviter, p.preferred_language AS language
           FROM municipality m, person p WHERE m.id = $1 AND p.id = $2`,
        [place.id, personId],
      );
      const path = `/mans/projekti/${place.slug}/${projectId}/lidzautors`;
      await this.mailer.queue(tx, {
        to: email,
        municipalityId: place.id,
        dedupeKey: `budget-coauthor:${id}`,
        ...invitationMail(about?.language ?? 'lv', {
          title: project.title,
          inviter: about?.inviter ?? '',
          council: about?.council ?? '',
          link: `${this.config.publicUrl.origin}${path}?kods=${token}`,
        }),
      });
      tx.audit({
        municipalityId: place.id,
        action: 'budget.project.inviteCoAuthor',
        subjectType: 'budgetProject',
        subjectId: projectId,
      });
    });
  }
}
