import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config.js';
import type { Transaction } from '../../../platform/database/unit-of-work.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import type { CycleRow } from '../../cycles/budget-cycles.js';

interface Recipient {
  person_id: string;
  email: string;
  language: 'lv' | 'en';
  slug: string;
  council: string;
}

/** Tells people by e-mail that their right to vote was used, in an order that chance decides; it knows no receipt. */
@Injectable()
export class VoteNotices {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mailer: Mailer,
  ) {}

  /** Queues what waits, when an epoch ends. */
  async send(tx: Transaction, { municipalityId, id, year }: CycleRow): Promise<void> {
    const [waiting] = await tx.manager.query<[Recipient[], number]>(
      `DELETE FROM vote_notice n USING person p, municipality m
        WHERE n.municipality_id = $1 AND n.cycle_id = $2 AND p.id = n.person_id AND m.id = n.municipality_id
       RETURNING n.person_id, p.email, p.preferred_language AS language, m.slug, m.council_name AS council`,
      [municipalityId, id],
    );
    const recipients = waiting.filter(({ email }) => email);
    while (recipients.length > 0) {
      const [one] = recipients.splice(randomInt(recipients.length), 1);
      if (!one) return;
      const path = `/${one.slug}/budzets/${year}`;
      const link = this.config.publicUrl.origin + (one.language === 'en' ? `/en${path}` : path);
      await this.mailer.queue(tx, {
        to: one.email,
        municipalityId,
        dedupeKey: `vote-notice:${id}:${one.person_id}`,
        ...noticeText(one.language, { council: one.council, year, link }),
      });
    }
  }
}

function noticeText(
  language: 'lv' | 'en',
  { council, year, link }: { council: string; year: number; link: string },
): { subject: string; text: string } {
  return language === 'lv'
    ? {
        subject: `Jūs balsojat ${year}. gada līdzdalības budžetā`,
        text: [
          `Jūsu balsstiesības ${year}. gada līdzdalības budžetā ir izmantotas tiešsaistē.`,
          'Jūsu izvēli nezina neviens, arī mēs ne, tāpēc šajā vēstulē tās nav. Kamēr balsošana nav beigusies, to var mainīt tajā pašā ierīcē vai citā ierīcē ar kodu balsojuma maiņai.',
          `Ja to nedarījāt Jūs, lūdzam ziņot pašvaldībai.\n\n${link}`,
          council,
        ].join('\n\n'),
      }
    : {
        subject: `You are voting in the participatory budget of ${year}`,
        text: [
          `Your right to vote in the participatory budget of ${year} was used on line.`,
          'Nobody knows what you chose, nor do we, so this message does not say it. Until voting ends you can change it on the same device, or on another one with the code to change the vote.',
          `If it was not you, please tell the municipality.\n\n${link}`,
          council,
        ].join('\n\n'),
      };
}
