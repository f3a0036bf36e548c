import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StartSubscription } from '#libs/contracts';
import { addressViolations, cleanAddress } from '#libs/subscription-rules';
import { DeliveryNews, type FollowedProject } from '../budget/index.js';
import { PublicDossiers } from '../bylaws/index.js';
import { KnownInstitutions, MunicipalityProfiles } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { SubscriptionLetters } from './subscription-letters.js';
import { SUBSCRIPTION_COLUMNS, type SubscriptionRow } from './subscription-store.js';

/** How long the link of the first letter works. Real time. */
export const CONFIRM_WITHIN_MS = 48 * 60 * 60 * 1000;
/** One address gets no more letters of confirmation in that time, whoever types it in. */
const MOST_PENDING = 5;

const WORDS = {
  lv: {
    subject: (place: string) => `Apstipriniet jaunumu abonēšanu: ${place}`,
    text: (place: string) =>
      `Kāds (cerams, Jūs) šai adresei lūdza sūtīt jaunumus: ${place}. Jaunumi nāks tikai tad, ja to apstiprināsiet.`,
    project: (title: string) => `līdzdalības budžeta projekts „${title}”`,
    otherwise: 'Ja to nelūdzāt, neko nedariet: vairs neko nesūtīsim, un adrese tiks dzēsta.',
    action: 'Apstiprināt abonēšanu',
    already: 'Šos jaunumus Jūs jau saņemat. Šeit var mainīt, cik bieži, vai atteikties.',
    manage: 'Skatīt abonementu',
  },
  en: {
    subject: (place: string) => `Confirm your subscription: ${place}`,
    text: (place: string) =>
      `Somebody (we hope you) asked us to send the news of ${place} to this address. They come only if you confirm it.`,
    project: (title: string) => `project “${title}” of the participatory budget`,
    otherwise: 'If it was not you, do nothing: we will send nothing more, and the address will be erased.',
    action: 'Confirm the subscription',
    already: 'You get this news already. Here you can change how often, or unsubscribe.',
    manage: 'See the subscription',
  },
} as const;

/**
 * Asks whoever owns the address whether they want the news (double opt-in). The answer is the same whether the address is
 * known here or not, so nobody learns who subscribes.
 */
@Injectable()
export class StartSubscriptionCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: PublicDossiers,
    private readonly winners: DeliveryNews,
    private readonly profiles: MunicipalityProfiles,
    private readonly institutions: KnownInstitutions,
    private readonly letters: SubscriptionLetters,
  ) {}

  /** @throws Refused 422 for what is no address, an unknown act or project, or where no official messages can be sent. */
  async run(place: PlaceRef, input: StartSubscription): Promise<void> {
    const address = cleanAddress(input.channel, input.address);
    const violations = addressViolations(input.channel, address);
    if (violations.length > 0) throw new Refused(violations, 422);
    if (input.act !== null && (await this.dossiers.find(place.id, input.act)) === null)
      throw new Refused([{ code: 'subscription.actUnknown', where: 'act' }], 422);
    await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      const project =
        input.project === null ? null : await this.winners.find(tx.manager, place.id, input.project);
      if (input.project !== null && project === null)
        throw new Refused([{ code: 'subscription.projectUnknown', where: 'project' }], 422);
      await this.forgetUnconfirmed(tx, place.id);
      if (
        input.channel === 'e_address' &&
        (await this.institutions.ownRegistrationNo(tx.manager, place.id)) === null
      )
        throw new Refused([{ code: 'subscription.noEAddress', where: 'channel' }], 422);
      // Two who type the same address at the same time must not both pass the limit.
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
        `subscription:${place.id}:${address}`,
      ]);
      const known = await tx.manager.query<SubscriptionRow[]>(
        `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscription s
          WHERE s.municipality_id = $1 AND s.channel = $2 AND s.address = $3 ORDER BY s.created_at, s.id`,
        [place.id, input.channel, address],
      );
      const same = known.find((row) => row.state === 'active' && isSame(row, input));
      if (same) {
        await this.remind(tx, same);
        return;
      }
      if (known.filter(({ state }) => state === 'pending').length >= MOST_PENDING) return;
      await this.ask(tx, place, { ...input, address }, project);
    });
  }

  private async ask(
    tx: Transaction,
    place: PlaceRef,
    input: StartSubscription,
    project: FollowedProject | null,
  ): Promise<void> {
    const id = randomUUID();
    const [row] = await tx.manager.query<SubscriptionRow[]>(
      `WITH s AS (
         INSERT INTO subscription (municipality_id, id, channel, address, language, frequency, topic, territory, act,
           author_id, created_at, project)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING *)
       SELECT ${SUBSCRIPTION_COLUMNS} FROM s`,
      [
        place.id,
        id,
        input.channel,
        input.address,
        input.language,
        input.frequency,
        input.topic,
        input.territory,
        input.act,
        input.author,
        this.clock.realNow(),
        input.project,
      ],
    );
    if (!row) return;
    const profile = await this.profiles.byId(place.id, tx.manager);
    const words = WORDS[row.language];
    const what = project ? `${profile.name}, ${words.project(project.title)}` : profile.name;
    await this.letters.queue(tx, row, {
      subject: words.subject(profile.name),
      paragraphs: [words.text(what), words.otherwise],
      action: { label: words.action, url: this.letters.manageAddress(row, profile) },
      dedupeKey: `subscription-confirm:${id}`,
    });
  }

  /** At most once a day, so that nobody is flooded by others who type their address. */
  private async remind(tx: Transaction, row: SubscriptionRow): Promise<void> {
    const profile = await this.profiles.byId(row.municipalityId, tx.manager);
    const words = WORDS[row.language];
    await this.letters.queue(tx, row, {
      subject: words.subject(profile.name),
      paragraphs: [words.already],
      action: { label: words.manage, url: this.letters.manageAddress(row, profile) },
      dedupeKey: `subscription-known:${row.id}:${this.clock.realNow().toISOString().slice(0, 10)}`,
    });
  }

  private async forgetUnconfirmed(tx: Transaction, municipalityId: string): Promise<void> {
    await tx.manager.query(
      `DELETE FROM subscription WHERE municipality_id = $1 AND state = 'pending' AND created_at < $2`,
      [municipalityId, new Date(this.clock.realNow().getTime() - CONFIRM_WITHIN_MS)],
    );
  }
}

function isSame(row: SubscriptionRow, input: StartSubscription): boolean {
  return (
    row.topic === input.topic &&
    row.territory === input.territory &&
    row.act === input.act &&
    row.author === input.author &&
    row.project === input.project
  );
}
