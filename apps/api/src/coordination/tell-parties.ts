import { Inject, Injectable } from '@nestjs/common';
import { exportText } from '#libs/bylaw-exchange';
import { schemaOf } from '#libs/bylaw-document';
import type { DossierDocumentKind, LegalDay } from '#libs/contracts';
import { registrationNumber } from '#libs/coordination-rules';
import { eAddressOf } from '#libs/feeds';
import type { DossierRow } from '../bylaws/index.js';
import { KnownInstitutions, MunicipalityProfiles } from '../directory/index.js';
import type { FrozenVersion } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { EAddressOutbox } from '../platform/e-address/e-address-outbox.js';
import { Mailer } from '../platform/mail/mailer.js';
import { outsideMail, requestMail, type RequestFacts } from './coordination-mails.js';
import { Links } from './links.js';
import { Respondents } from './respondents.js';

/** The texts of a round as they went out. */
export type FrozenTexts = ReadonlyMap<DossierDocumentKind, Pick<FrozenVersion, 'content'>>;

/** A party as it is kept with the round. */
export interface InvitedParty {
  id: string;
  institutionId: string | null;
  name: string;
  email: string | null;
  eAddress: string | null;
}

/** Tells the parties that their opinion is asked: those who can answer here with a link, others with the texts. */
@Injectable()
export class TellParties {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly profiles: MunicipalityProfiles,
    private readonly respondents: Respondents,
    private readonly mailer: Mailer,
    private readonly eAddress: EAddressOutbox,
    private readonly institutions: KnownInstitutions,
    private readonly links: Links,
    private readonly clock: Clock,
  ) {}

  /** Who has no account gets a link beside the texts, by e-mail and by the e-address that is known. */
  async within(
    tx: Transaction,
    place: PlaceRef,
    dossier: DossierRow,
    round: { id: string; dueDay: LegalDay },
    parties: readonly InvitedParty[],
    frozen: FrozenTexts,
  ): Promise<void> {
    const { councilName, contactEmail } = await this.profiles.byId(place.id, tx.manager);
    const holders = await this.respondents.byInstitution(tx.manager, place.id);
    for (const party of parties) {
      const facts: RequestFacts = {
        title: dossier.title,
        institution: party.name,
        council: councilName,
        dueDay: round.dueDay,
      };
      const here = holders.get(party.institutionId ?? '') ?? [];
      const common = { municipalityId: place.id, dedupeKey: `coordination-request:${party.id}` };
      for (const { email, preferredLanguage } of here) {
        if (!email) continue;
        const url = `${this.config.publicUrl.origin}${preferredLanguage === 'en' ? '/en' : ''}/darbs/saskanosana/${party.id}`;
        await this.mailer.queue(tx, {
          to: email,
          ...common,
          ...requestMail(preferredLanguage, { ...facts, url }),
        });
      }
      if (here.length === 0 && (party.email ?? party.eAddress)) {
        const ref = { municipalityId: place.id, partyId: party.id, dueDay: round.dueDay };
        const { url } = await this.links.make(tx, ref);
        const mail = outsideMail({ ...facts, texts: textsOf(frozen), replyTo: contactEmail, url });
        if (party.email) await this.mailer.queue(tx, { to: party.email, ...common, ...mail });
        await this.byEAddress(tx, { ...common, ...mail, senderName: councilName }, party);
      }
      const means = here.length > 0 ? 'portal' : party.email ? 'email' : null;
      if (means) await this.keep(tx, place, party, means);
    }
  }

  /**
   * Hands the letter to the municipality's own connector, where there is one. Only its people know when it has gone out,
   * so the record of the sending is theirs.
   */
  private async byEAddress(
    tx: Transaction,
    letter: { municipalityId: string; dedupeKey: string; subject: string; text: string; senderName: string },
    { eAddress }: InvitedParty,
  ): Promise<void> {
    const recipient = registrationNumber((eAddress ?? '').replace(/^_\w+@/, ''));
    const sender = await this.institutions.ownRegistrationNo(tx.manager, letter.municipalityId);
    if (recipient === null || sender === null) return;
    await this.eAddress.queue(tx, {
      ...letter,
      sender: eAddressOf(sender),
      recipient: eAddressOf(recipient),
    });
  }

  private async keep(
    tx: Transaction,
    place: PlaceRef,
    { id }: InvitedParty,
    means: 'portal' | 'email',
  ): Promise<void> {
    await tx.manager.query(
      `UPDATE coordination_party SET sent_means = $3, sent_on = $4 WHERE municipality_id = $1 AND id = $2`,
      [place.id, id, means, this.clock.legalToday()],
    );
  }
}

function textsOf(frozen: FrozenTexts): string {
  const doc = (kind: DossierDocumentKind) => {
    const version = frozen.get(kind);
    return version && schemaOf(kind).nodeFromJSON(version.content);
  };
  const bylaw = doc('bylaw');
  return bylaw ? exportText(bylaw, doc('memorandum')) : '';
}
