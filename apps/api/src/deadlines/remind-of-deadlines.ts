import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addUnits, isWorkingDay, rigaInstant } from '#libs/legal-calendar';
import { nextNoticeDay, noticesOn, type ReminderRules } from '#libs/reminders';
import type { CalendarContext } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { OutboxHandlers } from '../platform/outbox/outbox-handlers.js';
import { DeadlineAudience, type Told } from './deadline-audience.js';
import { ReminderMails } from './reminder-mails.js';
import { ReminderRulesOf } from './reminder-rules.query.js';
import { RunningDeadlines, type Deadline } from './running-deadlines.query.js';

const TOPIC = 'deadlines.look';
/** When people begin to work. */
const MORNING = '07:00';
/** Deadlines can come to be without any message, so somebody looks at least so often. */
const LOOK_AGAIN_DAYS = 3;
/** Messages after which deadlines are others. */
const CHANGES = [
  'dossier.started',
  'dossier.advanced',
  'coordination.opinion',
  'council.materials-available',
  'budget.moved',
  'calendar.changed',
  'role.granted',
  'substitute.named',
];

/**
 * Tells people of their deadlines before they end, and those above of what was missed. It looks on the days on which
 * there is something to tell, soon after anything changed, and every few days; what is told stands in `deadline_notice`,
 * so nobody is told the same twice.
 */
@Injectable()
export class RemindOfDeadlines implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly handlers: OutboxHandlers,
    private readonly profiles: MunicipalityProfiles,
    private readonly running: RunningDeadlines,
    private readonly rules: ReminderRulesOf,
    private readonly audience: DeadlineAudience,
    private readonly mails: ReminderMails,
  ) {}

  onModuleInit(): void {
    this.handlers.on(TOPIC, (payload) => this.look(String(payload['municipalityId'])));
    for (const topic of CHANGES) {
      this.handlers.on(topic, async ({ municipalityId }) => {
        if (typeof municipalityId === 'string') await this.soon([municipalityId]);
      });
    }
  }

  /** What happened while nothing ran is looked at after the start. */
  async onApplicationBootstrap(): Promise<void> {
    const places = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM municipality`);
    if (places.length > 0) await this.soon(places.map(({ id }) => id));
  }

  /** Tells what is to be told today and asks to be woken when there is more. */
  async look(municipalityId: string): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const { slug } = await this.profiles.byId(municipalityId, tx.manager);
      const context = await this.running.context(tx.manager, { id: municipalityId, slug });
      const rules = await this.rules.read(tx.manager, municipalityId);
      const due = (await this.running.of(context)).filter(({ sense }) => sense === 'due');
      if (isWorkingDay(context.today, context.calendar)) await this.tell(tx, context, rules, due);
      await this.wakeUp(tx, context, rules, due);
    });
  }

  private async tell(
    tx: Transaction,
    context: CalendarContext,
    rules: ReminderRules,
    due: readonly Deadline[],
  ): Promise<void> {
    const told = new Map<string, Told>();
    for (const deadline of due) {
      for (const notice of noticesOn(deadline.day, rules, context.today, context.calendar)) {
        const people =
          notice.audience === 'holder'
            ? await this.audience.holders(tx.manager, context.municipalityId, deadline)
            : await this.audience.superiors(tx.manager, context.municipalityId, deadline, rules.escalateTo);
        for (const person of people) {
          if (!(await remember(tx, context, deadline, notice.stage, person.personId))) continue;
          const one = told.get(person.personId) ?? { person, notices: [] };
          one.notices.push({ deadline, stage: notice.stage });
          told.set(person.personId, one);
        }
      }
    }
    if (rules.byMail) for (const one of told.values()) await this.mails.queue(tx, context, one);
  }

  private async wakeUp(
    tx: Transaction,
    { municipalityId, today, calendar }: CalendarContext,
    rules: ReminderRules,
    due: readonly Deadline[],
  ): Promise<void> {
    const days = due.flatMap(({ day }) => nextNoticeDay(day, rules, today, calendar) ?? []);
    const next = [addUnits(today, LOOK_AGAIN_DAYS, 'day'), ...days].sort()[0] ?? today;
    await look(tx, municipalityId, new Date(rigaInstant(next, MORNING)));
  }

  private async soon(municipalityIds: readonly string[]): Promise<void> {
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      for (const id of municipalityIds) await lookSoon(tx, id, this.clock.legalNow());
    });
  }
}

/** Asks that the deadlines of the municipality be looked at as soon as somebody asks what is due. */
export function lookSoon(tx: Transaction, municipalityId: string, now: Date): Promise<void> {
  return look(tx, municipalityId, now);
}

function look(tx: Transaction, municipalityId: string, dueAt: Date): Promise<void> {
  return tx.due({ municipalityId, topic: TOPIC, subjectId: municipalityId, dueAt, payload: { quiet: true } });
}

/** Whether it is new: somebody else may be telling the same at this moment. */
async function remember(
  tx: Transaction,
  { municipalityId, today }: CalendarContext,
  deadline: Deadline,
  stage: string,
  personId: string,
): Promise<boolean> {
  const written = await tx.manager.query<unknown[]>(
    `INSERT INTO deadline_notice (municipality_id, deadline_key, day, stage, person_id, told_on)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT deadline_notice_pk DO NOTHING RETURNING 1`,
    [municipalityId, deadline.key, deadline.day, stage, personId, today],
  );
  return written.length > 0;
}
