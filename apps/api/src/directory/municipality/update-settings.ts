import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { checkNumberPattern } from '#libs/bylaw-procedure';
import { colourViolations, hostViolations, type MunicipalitySettings, type Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { guardedUpdate } from '../guarded-update.js';
import { MunicipalityProfiles } from './municipality-profiles.query.js';

/** Changes what the municipality tells about itself. */
@Injectable()
export class UpdateSettings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** @returns the new version. */
  run(
    actor: Actor,
    place: PlaceRef,
    input: MunicipalitySettings & { version: number },
  ): Promise<{ version: number }> {
    const settings = normalised(input);
    const violations: Violation[] = [
      ...hostViolations(settings.officialDomain),
      ...colourViolations(settings.colour),
      ...checkNumberPattern(settings.numberPattern),
    ];
    if (violations.length > 0) throw new Refused(violations, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await this.profiles.byId(place.id, tx.manager);
      const version = await guardedUpdate(
        tx.manager,
        'municipality',
        `UPDATE municipality
            SET name = $3, name_genitive = $4, council_name = $5, council_size = $6, seat = $7, population = $8,
                official_domain = $9, contact_email = $10, address = $11, colour = $12, number_pattern = $13,
                late_correction_allowed = coalesce($14, late_correction_allowed),
                receipt_presumption_working_days =
                  CASE WHEN $15 THEN receipt_presumption_working_days ELSE $16::integer END,
                settings = settings || jsonb_strip_nulls(
                  jsonb_build_object('delivery_term_from', $17::text, 'lint_rules', $18::jsonb)),
                version = version + 1
          WHERE id = $1 AND version = $2 RETURNING version`,
        [
          place.id,
          input.version,
          settings.name,
          settings.nameGenitive,
          settings.councilName,
          settings.councilSize,
          settings.seat,
          settings.population,
          settings.officialDomain,
          settings.contactEmail,
          settings.address,
          settings.colour,
          settings.numberPattern,
          settings.lateCorrectionAllowed ?? null,
          settings.receiptPresumptionWorkingDays === undefined,
          settings.receiptPresumptionWorkingDays ?? null,
          settings.deliveryTermFrom ?? null,
          settings.lintRules ? JSON.stringify(settings.lintRules) : null,
        ],
      );
      const keys = Object.keys(settings) as (keyof MunicipalitySettings)[];
      tx.audit({
        municipalityId: place.id,
        action: 'municipality.updated',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'directory.manage',
        details: { changed: keys.filter((key) => String(settings[key]) !== String(before[key])) },
      });
      tx.emit('municipality.updated', { municipalityId: place.id });
      return { version };
    });
  }
}

function normalised(input: MunicipalitySettings): MunicipalitySettings {
  return {
    name: input.name.trim(),
    nameGenitive: input.nameGenitive.trim(),
    councilName: input.councilName.trim(),
    councilSize: input.councilSize,
    seat: input.seat.trim(),
    population: input.population,
    officialDomain: input.officialDomain.trim().toLowerCase(),
    contactEmail: input.contactEmail.trim(),
    address: input.address.trim(),
    colour: input.colour.trim().toLowerCase(),
    numberPattern: input.numberPattern.trim(),
    ...(input.lateCorrectionAllowed === undefined
      ? {}
      : { lateCorrectionAllowed: input.lateCorrectionAllowed }),
    ...(input.receiptPresumptionWorkingDays === undefined
      ? {}
      : { receiptPresumptionWorkingDays: input.receiptPresumptionWorkingDays }),
    ...(input.deliveryTermFrom === undefined ? {} : { deliveryTermFrom: input.deliveryTermFrom }),
    ...(input.lintRules === undefined ? {} : { lintRules: input.lintRules }),
  };
}
