import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import {
  assistantViolations,
  type AssistantSettings as SettingsView,
  type SaveAssistantSettings,
} from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { hostOf, type ModelAddress } from './chat-completion.js';
import { KeySeal } from './key-seal.js';

interface Row {
  enabled: boolean;
  base_url: string;
  model: string;
  key_sealed: Buffer | null;
  version: number;
}

/** Whether and where a municipality lets a language model draft. Off until its administrator switches it on. */
@Injectable()
export class AssistantSettings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly seal: KeySeal,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async show(place: PlaceRef): Promise<SettingsView> {
    const row = await this.row(this.dataSource.manager, place.id);
    return {
      version: row?.version ?? 0,
      enabled: row?.enabled ?? false,
      baseUrl: row?.base_url ?? '',
      model: row?.model ?? '',
      hasKey: (row?.key_sealed ?? null) !== null,
    };
  }

  /** The model to ask, or `null` where none is switched on. */
  async address(place: PlaceRef): Promise<ModelAddress | null> {
    const row = await this.row(this.dataSource.manager, place.id);
    if (!row?.enabled) return null;
    const key = row.key_sealed && this.seal.open(place.id, row.key_sealed);
    return { baseUrl: row.base_url, model: row.model, key };
  }

  /** @throws Refused 409 for a stale version, 422 for an address that may not be asked. */
  async save(actor: Actor, place: PlaceRef, body: SaveAssistantSettings): Promise<SettingsView> {
    const wrong = [...assistantViolations(body), ...this.placeOf(body.baseUrl)];
    if (wrong.length > 0) throw new Refused(wrong, 422);
    await this.unitOfWork.run(actor, async (tx) => {
      if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      // The municipality's row is there before the settings are: two first saves wait for each other.
      await tx.manager.query(`SELECT 1 FROM municipality WHERE id = $1 FOR NO KEY UPDATE`, [place.id]);
      const before = await this.row(tx.manager, place.id);
      if ((before?.version ?? 0) !== body.version) throw Refused.stale('assistant');
      await tx.manager.query(
        `INSERT INTO assistant_setting
           (municipality_id, enabled, base_url, model, key_sealed, version, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
         ON CONFLICT ON CONSTRAINT assistant_setting_pk DO UPDATE SET enabled = EXCLUDED.enabled,
           base_url = EXCLUDED.base_url, model = EXCLUDED.model, key_sealed = EXCLUDED.key_sealed,
           version = assistant_setting.version + 1, changed_by = EXCLUDED.changed_by,
           changed_at = EXCLUDED.changed_at`,
        [
          place.id,
          body.enabled,
          body.baseUrl,
          body.model,
          this.keyAfter(place.id, before, body),
          tx.actor.personId,
          this.clock.legalNow(),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'assistant.changed',
        subjectType: 'municipality',
        subjectId: place.id,
        permission: 'directory.manage',
        details: { enabled: body.enabled, model: body.model },
      });
    });
    return this.show(place);
  }

  /** A stored key goes to the host it was entered for, and to no other. */
  private keyAfter(municipalityId: string, before: Row | null, body: SaveAssistantSettings): Buffer | null {
    if (body.key !== undefined) return body.key === '' ? null : this.seal.seal(municipalityId, body.key);
    return before?.base_url === body.baseUrl ? before.key_sealed : null;
  }

  private placeOf(baseUrl: string): { code: string; where: string }[] {
    if (!URL.canParse(baseUrl)) return [];
    const url = new URL(baseUrl);
    if (url.protocol === 'https:' || this.config.assistantHosts.includes(hostOf(url))) return [];
    return [{ code: 'assistant.addressNotAllowed', where: 'baseUrl' }];
  }

  private async row(manager: EntityManager, municipalityId: string): Promise<Row | null> {
    const [row] = await manager.query<Row[]>(
      `SELECT enabled, base_url, model, key_sealed, version FROM assistant_setting WHERE municipality_id = $1`,
      [municipalityId],
    );
    return row ?? null;
  }
}
