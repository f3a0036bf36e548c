import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AskCoordinationExpert, CoordinationExpertAnswer, Violation } from '#libs/contracts';
import { checkCoordinationItem } from '#libs/coordination-rules';
import { Dossiers } from '../bylaws/index.js';
import { Colleagues, MunicipalityProfiles } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { personOf } from './actor.js';
import { expertMail } from './coordination-mails.js';
import { ExpertsQuery } from './experts.query.js';
import { RequestsQuery } from './requests.query.js';
import { unitLabels } from './unit-labels.js';

/** Asks a colleague for a view on which the institution's opinion can rest; the opinion stays the institution's one. */
@Injectable()
export class AskExpert {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly requests: RequestsQuery,
    private readonly colleagues: Colleagues,
    private readonly profiles: MunicipalityProfiles,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 404 outside of the institution, 409 when the opinion is given, 422 for somebody from elsewhere. */
  async run(
    actor: Actor,
    partyId: string,
    { personId, question }: AskCoordinationExpert,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const seen = await this.requests.find(manager, actor, partyId);
      const { municipalityId, dossierId } = seen.round;
      await this.dossiers.load(manager, municipalityId, dossierId, { lock: true });
      const { dossier, round, party } = await this.requests.find(manager, actor, partyId);
      if (round.endedDay !== null) throw new Refused([{ code: 'coordination.round_ended' }], 409);
      if (party.opinion) throw new Refused([{ code: 'coordination.opinion_given' }], 409);
      const known = await this.colleagues.of(manager, party.institutionId ?? '');
      const expert = known.find(({ id }) => id === personId);
      if (!expert || personId === personOf(actor)) {
        throw new Refused([{ code: 'coordination.no_colleague', where: 'personId' }], 422);
      }
      const id = randomUUID();
      const rows = await manager.query<unknown[]>(
        `INSERT INTO coordination_expert (municipality_id, id, party_id, person_id, question, asked_by, asked_day)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT coordination_expert_once_uq DO NOTHING
         RETURNING id`,
        [municipalityId, id, partyId, personId, question, personOf(actor), this.clock.legalToday()],
      );
      if (rows.length === 0)
        throw new Refused([{ code: 'coordination.expert_asked', where: 'personId' }], 409);
      tx.audit({
        municipalityId,
        action: 'coordination.askExpert',
        subjectType: 'coordination_party',
        subjectId: partyId,
        details: { expertId: id },
      });
      if (expert.email) {
        const { councilName } = await this.profiles.byId(municipalityId, manager);
        const { preferredLanguage: language } = expert;
        const url = `${this.config.publicUrl.origin}${language === 'en' ? '/en' : ''}/darbs/saskanosana/eksperts/${id}`;
        const facts = {
          title: dossier.title,
          institution: party.name,
          council: councilName,
          dueDay: round.dueDay,
        };
        const mail = expertMail(language, { ...facts, question, url });
        await this.mailer.queue(tx, {
          to: expert.email,
          municipalityId,
          dedupeKey: `coordination-expert:${id}`,
          ...mail,
        });
      }
      return { id };
    });
  }
}

/** Keeps an expert's view; it may be changed until the institution has given its opinion. */
@Injectable()
export class AnswerAsExpert {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly experts: ExpertsQuery,
    private readonly texts: DocumentTexts,
  ) {}

  /** @throws Refused 404 for everybody else, 409 when the opinion is given or the round over, 422 for an empty view. */
  async run(actor: Actor, expertId: string, answer: CoordinationExpertAnswer): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const row = await this.experts.find(manager, actor, expertId);
      await this.dossiers.load(manager, row.municipalityId, row.dossierId, { lock: true });
      const { round, party } = await this.experts.load(manager, row);
      if (round.endedDay !== null) throw new Refused([{ code: 'coordination.round_ended' }], 409);
      if (party.opinion) throw new Refused([{ code: 'coordination.opinion_given' }], 409);
      const { content } = await this.texts.named(manager, round.municipalityId, round.bylawVersionId);
      const labels = unitLabels(content);
      const violations: Violation[] = answer.items.flatMap((item, index) => [
        ...checkCoordinationItem(item, `items.${index}`),
        ...(item.unitId === null || labels.has(item.unitId)
          ? []
          : [{ code: 'coordination.unit_unknown', where: `items.${index}.unitId` }]),
      ]);
      if (answer.items.length === 0 && answer.text === '')
        violations.push({ code: 'coordination.opinion_empty', where: 'text' });
      if (violations.length > 0) throw new Refused(violations, 422);
      await manager.query(
        `UPDATE coordination_expert SET text = $3, items = $4, answered_day = $5
          WHERE municipality_id = $1 AND id = $2`,
        [row.municipalityId, expertId, answer.text, JSON.stringify(answer.items), this.clock.legalToday()],
      );
      tx.audit({
        municipalityId: row.municipalityId,
        action: 'coordination.answerAsExpert',
        subjectType: 'coordination_party',
        subjectId: party.id,
        details: { expertId },
      });
    });
  }
}
