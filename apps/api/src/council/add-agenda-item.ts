import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { inCorrection } from '#libs/bylaw-procedure';
import { checkAgendaChange } from '#libs/council-rules';
import type { AddAgendaItem as Input, AgendaPurpose, LegalDay, SittingKind } from '#libs/contracts';
import { AdvanceDossier, DossierFactsRegistry, Dossiers, type DossierRow } from '../bylaws/index.js';
import { DocumentTexts, FreezeVersion } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { DisagreementAgenda } from './disagreement-agenda.js';
import { Sittings } from './sittings.js';

/** Puts a by-law or a plain item on a sitting's agenda; a by-law's text is frozen as the text that will be voted on. */
@Injectable()
export class AddAgendaItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly freeze: FreezeVersion,
    private readonly advance: AdvanceDossier,
    private readonly clock: Clock,
    private readonly registry: DossierFactsRegistry,
    private readonly disagreement: DisagreementAgenda,
  ) {}

  /** @throws Refused 409 with everything that stands against the by-law coming before this sitting. */
  run(actor: Actor, place: PlaceRef, sittingId: string, input: Input): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, place, sittingId, input));
  }

  /**
   * The same inside a transaction of another feature.
   *
   * @param again an item of another sitting that is dealt with once more here
   */
  async within(
    tx: Transaction,
    place: PlaceRef,
    sittingId: string,
    input: Input,
    again: string | null = null,
  ): Promise<{ id: string }> {
    const dossier = input.dossierId
      ? await this.dossiers.load(tx.manager, place.id, input.dossierId, { lock: true })
      : null;
    const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
    if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
    if (!dossier) refuseUnlawfullyAdded(sitting.kind, input.addedAtSitting);
    const ofCommittee = sitting.committeeId !== null;
    if (ofCommittee && input.purpose === 'disagreement')
      throw new Refused([{ code: 'council_decides' }], 409);
    const about = dossier || !input.aboutItemId ? null : await this.about(tx, place, input.aboutItemId);
    const title = dossier ? titleOf(dossier.title, input.purpose) : (about?.title ?? input.title);
    if (!title) throw new Refused([{ code: 'field.isNotEmpty', where: 'title' }], 422);
    const purpose = ofCommittee ? 'opinion' : await this.purpose(tx, place, dossier, input, sitting.day);
    const votedText = purpose === 'adoption' || purpose === 'correction';
    const versions = dossier && votedText ? await this.freezeTexts(tx, place, dossier.id, sitting.day) : null;
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO agenda_item (municipality_id, id, sitting_id, dossier_id, position, title, rapporteur, added_for,
         added_present, bylaw_version_id, memorandum_version_id, created_at, purpose, about_item_id,
         again_of_id, closed_ground, essence)
       SELECT $1, $2, $3, $4, coalesce(max(position), 0) + 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
         FROM agenda_item WHERE municipality_id = $1 AND sitting_id = $3`,
      [
        place.id,
        id,
        sittingId,
        dossier?.id ?? null,
        title,
        input.rapporteur,
        input.addedAtSitting?.for ?? null,
        input.addedAtSitting?.present ?? null,
        versions?.bylaw ?? null,
        versions?.memorandum ?? null,
        this.clock.legalNow(),
        purpose,
        input.aboutItemId ?? null,
        again,
        about?.closedGround ?? null,
        about?.essence ?? null,
      ],
    );
    if (dossier && votedText) {
      await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId: dossier.id,
        event: 'putOnAgenda',
        details: { sittingId, day: sitting.day, kind: sitting.kind, purpose },
        namedVersionIds: [versions?.bylaw, versions?.memorandum].flatMap((version) => version ?? []),
      });
    }
    tx.audit({
      municipalityId: place.id,
      action: 'agenda.add',
      subjectType: 'agenda_item',
      subjectId: id,
      permission: 'council.manage',
      details: { sittingId, dossierId: dossier?.id ?? null, purpose },
    });
    return { id };
  }

  /** What a committee's item is about; a closed matter (PL 27(4)) is closed there too. @throws Refused 404 */
  private async about(tx: Transaction, place: PlaceRef, itemId: string): Promise<About> {
    const [row] = await tx.manager.query<About[]>(
      `SELECT title, closed_ground AS "closedGround", essence FROM agenda_item WHERE municipality_id = $1 AND id = $2`,
      [place.id, itemId],
    );
    if (!row) throw Refused.notFound('agendaItem');
    return row;
  }

  /** A by-law that is being corrected comes as a correction by itself. */
  private async purpose(
    tx: Transaction,
    place: PlaceRef,
    dossier: DossierRow | null,
    input: Input,
    day: LegalDay,
  ): Promise<AgendaPurpose> {
    if (!dossier) return 'adoption';
    if (input.purpose === 'disagreement') {
      await this.disagreement.refuseUnready(tx, place, dossier, day);
      return 'disagreement';
    }
    const today = this.clock.legalToday();
    const context = { municipalityId: place.id, dossierId: dossier.id, today, reason: null };
    return inCorrection(await this.registry.gather(tx.manager, context)) ? 'correction' : 'adoption';
  }

  private async freezeTexts(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    day: string,
  ): Promise<{ bylaw: string | null; memorandum: string | null }> {
    const frozen = { bylaw: null as string | null, memorandum: null as string | null };
    for (const document of await this.texts.ofDossier(tx.manager, place.id, dossierId)) {
      const version = await this.freeze.within(tx, {
        municipalityId: place.id,
        documentId: document.id,
        name: `Domes sēdei ${day.split('-').reverse().join('.')}.`,
        purpose: 'council',
      });
      frozen[document.kind] = version.id;
    }
    return frozen;
  }
}

interface About {
  title: string;
  closedGround: string | null;
  essence: string | null;
}

/** The procedure asks the same of by-laws (PL 34(2)). */
function refuseUnlawfullyAdded(kind: SittingKind, added: Input['addedAtSitting']): void {
  if (!added) return;
  const votes = { for: added.for, against: added.present - added.for, abstain: 0, notParticipating: 0 };
  const found = checkAgendaChange('add', kind, votes);
  if (found.length > 0) throw new Refused(found, 409);
}

/** What the council decides about is the opinion, not the by-law's text. */
function titleOf(bylaw: string, purpose: Input['purpose']): string {
  return purpose === 'disagreement' ? `Par nepiekrišanu ministrijas atzinumam: ${bylaw}` : bylaw;
}
