import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type {
  ArticleRef,
  HoldingKey,
  IdentityMeans,
  LegalDay,
  RequestMeans,
  RequestOffer,
  RequestOutcome,
} from '#libs/contracts';
import { answerViolations, dayViolations, requestOffers } from '#libs/records-rules';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { answeredMail } from './request-mails.js';
import { factsOf, RequestStore, type RequestRow } from './request-store.js';
import { KNOWN_HERE } from './staff-tables.js';

/** What moves a request on. */
type Change = (
  tx: Transaction,
  row: RequestRow,
  today: LegalDay,
) => Promise<{ values: Readonly<Record<string, unknown>>; day: LegalDay; details: Record<string, unknown> }>;

/** Takes a request from its receipt to its answer (GDPR 12). */
@Injectable()
export class HandleRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
    private readonly mailer: Mailer,
    private readonly store: RequestStore,
  ) {}

  /** That it was made sure who asks. With an account of theirs, what is held under it is found too. */
  identify(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { means: IdentityMeans; on: LegalDay; email: string | null; version: number },
  ): Promise<{ version: number }> {
    return this.change(actor, place, id, body.version, 'identify', async (tx, row, today) => {
      refuse(dayViolations(row.receivedOn, body.on, today, 'on'));
      const personId = body.email === null ? null : await accountOf(tx, place, body.email);
      return {
        values: {
          state: 'identified',
          identity_means: body.means,
          identity_on: body.on,
          person_id: personId ?? row.personId,
          ...(body.email === null ? {} : { terms: [...new Set([...row.terms, body.email])] }),
        },
        day: body.on,
        details: { means: body.means, account: personId !== null },
      };
    });
  }

  /** Two more months, told to the requester with the reason within the first (GDPR 12(3)). */
  extend(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { reason: string; version: number },
  ): Promise<{ version: number }> {
    return this.change(actor, place, id, body.version, 'extend', async (_tx, _row, today) => ({
      values: { extended_on: today, extension_reason: body.reason },
      day: today,
      details: {},
    }));
  }

  /** The answer; a refusal, also of a part, with its ground (GDPR 12(4)). */
  answer(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: {
      outcome: RequestOutcome;
      text: string;
      ground: ArticleRef | null;
      means: RequestMeans;
      on: LegalDay;
      version: number;
    },
  ): Promise<{ version: number }> {
    return this.change(actor, place, id, body.version, 'answer', async (tx, row, today) => {
      refuse(answerViolations(factsOf(row), body, today));
      if (body.means === 'email' && row.contact.includes('@')) {
        await this.mailer.queue(tx, {
          to: row.contact,
          municipalityId: place.id,
          dedupeKey: `data-request-answered:${id}`,
          ...answeredMail(row.code, body.text),
        });
      }
      return {
        values: {
          state: 'answered',
          ended_on: body.on,
          outcome: body.outcome,
          ground_act: body.ground?.act ?? null,
          ground_ref: body.ground?.ref ?? null,
          answer: body.text,
          answer_means: body.means,
        },
        day: body.on,
        details: { outcome: body.outcome, ground: body.ground, means: body.means },
      };
    });
  }

  /** The requester took it back. */
  withdraw(actor: Actor, place: PlaceRef, id: string, version: number): Promise<{ version: number }> {
    return this.change(actor, place, id, version, 'withdraw', async (_tx, _row, today) => ({
      values: { state: 'withdrawn', ended_on: today },
      day: today,
      details: {},
    }));
  }

  /** Under which further addresses and names to look. How many, not which, is kept in the list of steps. */
  seek(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { terms: string[]; version: number },
  ): Promise<{ version: number }> {
    const terms = [...new Set(body.terms.map((term) => term.trim()).filter((term) => term !== ''))];
    return this.change(actor, place, id, body.version, 'search', async (_tx, _row, today) => ({
      values: { terms },
      day: today,
      details: { terms: terms.length },
    }));
  }

  /** That something found by the name alone is, or is not, of this person. */
  confirm(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { key: HoldingKey; item: string; theirs: boolean; version: number },
  ): Promise<{ version: number }> {
    const reference = `${body.key}:${body.item}`;
    return this.change(actor, place, id, body.version, 'search', async (_tx, row, today) => ({
      values: {
        confirmed: [...row.confirmed.filter((one) => one !== reference), ...(body.theirs ? [reference] : [])],
      },
      day: today,
      details: { kind: body.key, theirs: body.theirs },
    }));
  }

  /** @throws Refused 409 where the rules or the state are against it. */
  private async change(
    actor: Actor,
    place: PlaceRef,
    id: string,
    version: number,
    event: RequestOffer['event'],
    decide: Change,
  ): Promise<{ version: number }> {
    const today = this.clock.legalToday();
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.store.lock(tx, place, id, version);
      const calendar = await this.calendar.calendarFor(tx.manager, place.id);
      const offer = requestOffers(factsOf(row), today, calendar).find((one) => one.event === event);
      if (!offer) throw new Refused([{ code: 'data_request.not_now' }], 409);
      refuse(offer.violations, 409);
      const { values, day, details } = await decide(tx, row, today);
      await this.store.step(tx, place, id, event, day, details);
      return this.store.set(tx, place, row, values);
    });
  }
}

function refuse(violations: ConstructorParameters<typeof Refused>[0], status: 409 | 422 = 422): void {
  if (violations.length > 0) throw new Refused(violations, status);
}

/** The one account with the address of somebody the municipality knows; none where several have it. */
async function accountOf(tx: Transaction, place: PlaceRef, email: string): Promise<string | null> {
  const rows = await tx.manager.query<{ id: string }[]>(
    `SELECT p.id FROM person p WHERE lower(p.email) = lower($2) AND (${KNOWN_HERE}) LIMIT 2`,
    [place.id, email],
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
