import { Inject, Injectable } from '@nestjs/common';
import type { Language, MunicipalityProfile } from '#libs/contracts';
import { eAddressOf } from '#libs/feeds';
import { KnownInstitutions, MunicipalityProfiles } from '../directory/index.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { EAddressOutbox } from '../platform/e-address/e-address-outbox.js';
import { mailBody, type MailContent } from '../platform/mail/mail-template.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { SubscriptionRow } from './subscription-store.js';
import { SubscriptionTokens } from './subscription-tokens.js';

/** Below this path programs unsubscribe with one request (RFC 8058). */
export const UNSUBSCRIBE_PATH = 'unsubscribe';

/** What the mailer remembers of the letters of one subscription. */
export const originOf = (subscriptionId: string): string => `${ORIGIN}${subscriptionId}`;
/** How the origin of every letter of this feature begins. */
export const ORIGIN = 'subscription:';

/** What is said to one subscriber. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  action?: MailContent['action'];
  /** Asking twice with the same key sends once. */
  dedupeKey: string;
}

const REASON: Record<Language, (place: string, manage: string) => string> = {
  lv: (place, manage) =>
    `Jūs saņemat šo vēstuli, jo abonējat jaunumus: ${place}. Mainīt vai atteikties: ${manage}`,
  en: (place, manage) =>
    `You get this message because you subscribe to the news of ${place}. Change or unsubscribe: ${manage}`,
};

/** Writes to one subscriber by the way they chose, with the link that ends it. */
@Injectable()
export class SubscriptionLetters {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly profiles: MunicipalityProfiles,
    private readonly institutions: KnownInstitutions,
    private readonly tokens: SubscriptionTokens,
    private readonly mailer: Mailer,
    private readonly eAddress: EAddressOutbox,
  ) {}

  /** Queues the letter within the transaction that causes it; a subscription without an address gets none. */
  async queue(tx: Transaction, to: SubscriptionRow, letter: Letter): Promise<void> {
    if (to.address === null) return;
    const place = await this.profiles.byId(to.municipalityId, tx.manager);
    const body = mailBody({
      language: to.language,
      paragraphs: letter.paragraphs,
      ...(letter.action ? { action: letter.action } : {}),
      reason: REASON[to.language](place.name, this.manageAddress(to, place)),
    });
    if (to.channel === 'e_address') {
      const sender = await this.institutions.ownRegistrationNo(tx.manager, to.municipalityId);
      if (sender === null) return;
      await this.eAddress.queue(tx, {
        municipalityId: to.municipalityId,
        sender: eAddressOf(sender),
        senderName: place.councilName,
        recipient: eAddressOf(to.address),
        subject: letter.subject,
        text: body.text,
        dedupeKey: letter.dedupeKey,
      });
      return;
    }
    await this.mailer.queue(tx, {
      to: to.address,
      subject: letter.subject,
      ...body,
      municipalityId: to.municipalityId,
      headers: {
        'List-Id': `<jaunumi.${place.slug}.${this.config.publicUrl.hostname}>`,
        'List-Unsubscribe': `<${this.unsubscribeAddress(to, place)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      dedupeKey: letter.dedupeKey,
      origin: originOf(to.id),
    });
  }

  /** The page on which the subscription is confirmed, changed and ended. */
  manageAddress(to: SubscriptionRow, { slug }: Pick<MunicipalityProfile, 'slug'>): string {
    return this.address(`/${slug}/abonements/${this.tokens.of(to.id)}`, to.language);
  }

  /** A page of the product in the subscriber's language. */
  address(path: string, language: Language): string {
    return new URL(`${language === 'en' ? '/en' : ''}${path}`, this.config.publicUrl).href;
  }

  private unsubscribeAddress(to: SubscriptionRow, { slug }: Pick<MunicipalityProfile, 'slug'>): string {
    return new URL(`/${UNSUBSCRIBE_PATH}/${slug}/${this.tokens.of(to.id)}`, this.config.publicUrl).href;
  }
}
