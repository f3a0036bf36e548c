import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { DecideOrganisationClaim } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { mailBody } from '../../platform/mail/mail-template.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { personOf } from '../actor.js';

interface ClaimRow {
  id: string;
  personId: string;
  registrationNo: string;
  name: string;
  email: string;
  state: string;
}

/** Confirms or refuses a claim; a confirmed organisation can be asked by every municipality and answers here. */
@Injectable()
export class DecideClaim {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 404, 409 for one's own claim or one that is decided, 422 without what was checked. */
  async run(
    actor: Actor,
    place: PlaceRef,
    claimId: string,
    { confirmed, basis }: DecideOrganisationClaim,
  ): Promise<void> {
    if (basis === '') throw new Refused([{ code: 'organisation.basis_missing', where: 'basis' }], 422);
    await this.unitOfWork.run(actor, async (tx) => {
      const { manager } = tx;
      const claim = await this.load(manager, claimId);
      if (claim.state !== 'pending') throw new Refused([{ code: 'organisation.claim_decided' }], 409);
      if (claim.personId === personOf(actor)) throw new Refused([{ code: 'organisation.own_claim' }], 409);
      const today = this.clock.legalToday();
      await manager.query(
        `UPDATE organisation_claim SET state = $2, decided_place = $3, decided_by = $4, decided_day = $5, basis = $6
          WHERE id = $1`,
        [claimId, confirmed ? 'confirmed' : 'refused', place.id, personOf(actor), today, basis],
      );
      if (confirmed) await this.appoint(manager, claim, today);
      tx.audit({
        municipalityId: place.id,
        action: 'organisation.decide',
        subjectType: 'organisation_claim',
        subjectId: claimId,
        permission: 'directory.manage',
        details: { confirmed },
      });
      await this.tell(tx, place, claim, confirmed, basis);
    });
  }

  private async load(manager: EntityManager, id: string): Promise<ClaimRow> {
    const [row] = await manager.query<ClaimRow[]>(
      `SELECT id, person_id AS "personId", registration_no AS "registrationNo", name, email, state
         FROM organisation_claim WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw Refused.notFound('claim');
    return row;
  }

  /** The organisation exists once, by its number, however many people speak for it. */
  private async appoint(manager: EntityManager, claim: ClaimRow, today: string): Promise<void> {
    const { registrationNo, name, email, personId } = claim;
    await manager.query(
      `INSERT INTO institution (id, municipality_id, kind, name, registration_no, email)
       VALUES ($1, NULL, 'ngo', $2, $3, $4)
       ON CONFLICT (registration_no) WHERE municipality_id IS NULL AND kind = 'ngo' DO NOTHING`,
      [randomUUID(), name, registrationNo, email],
    );
    const [institution] = await manager.query<{ id: string }[]>(
      `SELECT id FROM institution WHERE municipality_id IS NULL AND kind = 'ngo' AND registration_no = $1`,
      [registrationNo],
    );
    await manager.query(
      `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from)
       VALUES ($1, NULL, $2, $3, 'organisation_representative', $4)`,
      [randomUUID(), institution?.id, personId, today],
    );
  }

  private async tell(
    tx: Transaction,
    place: PlaceRef,
    { id, name, email }: ClaimRow,
    confirmed: boolean,
    basis: string,
  ): Promise<void> {
    const said = confirmed
      ? `Organizācija "${name}" ir apstiprināta. Pašvaldības to var uzaicināt saskaņot projektus, un atzinumu varat sniegt sistēmā.`
      : `Organizācijas "${name}" pieteikums noraidīts. Pamatojums: ${basis}`;
    const url = `${this.config.publicUrl.origin}${confirmed ? '/darbs/saskanosana' : '/mans/organizacijas'}`;
    await this.mailer.queue(tx, {
      to: email,
      municipalityId: place.id,
      dedupeKey: `organisation-claim:${id}`,
      subject: confirmed ? `Apstiprināta organizācija: ${name}` : `Noraidīts pieteikums: ${name}`,
      ...mailBody({
        language: 'lv',
        paragraphs: [said],
        action: { label: confirmed ? 'Saskaņošanai saņemtie projekti' : 'Mani pieteikumi', url },
        reason: `Jūs saņemat šo vēstuli, jo pieteicāt organizāciju "${name}".`,
      }),
    });
  }
}
