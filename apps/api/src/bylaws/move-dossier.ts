import { Injectable } from '@nestjs/common';
import { can, type Actor } from '#libs/access-policy';
import { transition, type EventName } from '#libs/bylaw-procedure';
import type { VersionPurpose, Violation } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { AdvanceDossier } from './advance-dossier.js';
import { Dossiers } from './dossiers.js';
import { OfferEndorsement } from './offer-endorsement.js';

/**
 * Events that need nothing but the dossier. The others come with data of their own (a publication, a vote, a
 * signature) and happen where that is recorded.
 */
export const PLAIN_EVENTS = [
  'sendForEndorsement',
  'recordPlanning',
  'returnToDraft',
  'submitToCouncil',
  'takeTrackA',
  'takeTrackB',
  'startCorrection',
  'submitCorrection',
  'returnToCorrection',
  'withdraw',
] as const satisfies readonly EventName[];

/** One of {@link PLAIN_EVENTS}. */
export type PlainEvent = (typeof PLAIN_EVENTS)[number];

/** Which events freeze the texts they are about. */
const FREEZES: Partial<Record<PlainEvent, VersionPurpose>> = {
  sendForEndorsement: 'endorsement',
  recordPlanning: 'council',
  submitToCouncil: 'council',
  submitCorrection: 'council',
};

/** Moves a dossier by an event that needs no data of its own. */
@Injectable()
export class MoveDossier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly offer: OfferEndorsement,
  ) {}

  /** @throws Refused with everything the checklist shows for the event. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: { event: PlainEvent; version: number; reason?: string },
  ): Promise<{ state: string; version: number; warnings: Violation[] }> {
    const { requires } = transition(body.event);
    if (!can(actor, requires, { municipalityId: place.id })) {
      throw new Refused([{ code: 'notAllowed', params: { permission: requires } }], 403);
    }
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const purpose = FREEZES[body.event];
      const namedVersionIds = purpose ? await this.offer.freezeAll(tx, place.id, dossierId, purpose) : [];
      const { to, version, warnings } = await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: body.event,
        version: body.version,
        namedVersionIds,
        ...(body.reason?.trim() ? { reason: body.reason.trim() } : {}),
      });
      return { state: to, version, warnings };
    });
  }
}
