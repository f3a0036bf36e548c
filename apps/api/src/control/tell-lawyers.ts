import { Inject, Injectable } from '@nestjs/common';
import { MunicipalityProfiles, RoleHolders } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { mailBody } from '../platform/mail/mail-template.js';
import { Mailer } from '../platform/mail/mailer.js';
import type { ActRow } from '../promulgation/index.js';
import type { MinistryDesk } from './ministry-desk.js';

/** Tells the municipality's lawyers that a ministry has begun a control of an act from its own desk. */
@Injectable()
export class TellLawyers {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly holders: RoleHolders,
    private readonly profiles: MunicipalityProfiles,
    private readonly mailer: Mailer,
  ) {}

  async within(
    tx: Transaction,
    place: PlaceRef,
    about: { controlId: string; act: ActRow },
    { name }: MinistryDesk,
  ): Promise<void> {
    const { act, controlId } = about;
    const { councilName } = await this.profiles.byId(place.id, tx.manager);
    const lawyers = await this.holders.of(place.id, 'lawyer', { manager: tx.manager });
    const path = `darbs/${place.slug}/speka/${act.year}/${act.slug}/kontrole`;
    for (const { email, preferredLanguage } of lawyers) {
      if (!email) continue;
      const latvian = preferredLanguage === 'lv';
      const url = `${this.config.publicUrl.origin}/${latvian ? '' : 'en/'}${path}`;
      const what = `Nr. ${act.number} "${act.title}"`;
      await this.mailer.queue(tx, {
        to: email,
        municipalityId: place.id,
        dedupeKey: `control-begun:${controlId}`,
        subject: latvian ? `Tiesiskuma kontrole: ${act.title}` : `Control of lawfulness: ${act.title}`,
        ...mailBody({
          language: preferredLanguage,
          paragraphs: [
            latvian
              ? `${name} uzskata, ka noteikumi ${what} vai to normas ir prettiesiskas. Domei atzinums jāizvērtē: sešu nedēļu laikā tā var ar pamatotu lēmumu nepiekrist (Pašvaldību likuma 65. panta ceturtā daļa).`
              : `${name} finds by-law ${what} or norms of it unlawful. The council has to consider the opinion; within six weeks it may disagree by a reasoned decision (Local Government Law, 65(4)).`,
          ],
          action: { label: latvian ? 'Skatīt atzinumu' : 'Read the opinion', url },
          reason: latvian
            ? `Jūs saņemat šo vēstuli, jo esat jurists: ${councilName}.`
            : `You receive this message because you are a lawyer of ${councilName}.`,
        }),
      });
    }
  }
}
