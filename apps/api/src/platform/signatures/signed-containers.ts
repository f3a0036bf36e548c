import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ContainerReport, Violation } from '#libs/contracts';
import { readTrustList } from '#libs/signed-containers';
import { Clock } from '../clock/clock.js';
import { CONFIG, ConfigError, type Config } from '../config/config.js';
import type { Transaction } from '../database/unit-of-work.js';
import { Refused } from '../http/refused.js';
import { TextWork } from '../workers/text-work.js';
import { NODE_CRYPTO } from './node-crypto.js';

/** Checks signed containers (ASiC-E with XAdES: `.edoc`, `.asice`) and keeps what was found in them. */
@Injectable()
export class SignedContainers {
  private readonly anchors: Uint8Array[] | null;
  private readonly revocationRequired: boolean;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
    private readonly work: TextWork,
  ) {
    this.revocationRequired = config.revocationRequired;
    this.anchors = config.trustListFile === null ? null : loadTrustList(config.trustListFile);
  }

  /** The report, or everything that is wrong with the file. Large ones are read where nobody else waits for it. */
  async check(content: Uint8Array): Promise<{ report: ContainerReport } | { violations: Violation[] }> {
    // Signing tools use real time, also where the demo's legal time runs ahead.
    const now = Math.max(this.clock.realNow().getTime(), this.clock.legalNow().getTime());
    const { anchors, revocationRequired } = this;
    const read = await this.work.checkContainer({ bytes: content, anchors, now, revocationRequired });
    if (read.valid) return { report: read.report };
    return {
      violations: read.findings.map(({ code, params }) => ({
        code: `container.${code}`,
        params: Object.fromEntries(
          Object.entries(params).map(([key, value]) => [
            key,
            typeof value === 'string' ? value.slice(0, 200) : value,
          ]),
        ),
        where: 'file',
      })),
    };
  }

  /** Checks a container and keeps the report with the digest of its bytes. @throws Refused 422 with everything wrong. */
  async keep(tx: Transaction, municipalityId: string, content: Uint8Array): Promise<ContainerReport> {
    const checked = await this.check(content);
    if ('violations' in checked) throw new Refused(checked.violations, 422);
    await tx.manager.query(
      `INSERT INTO signed_container (municipality_id, digest, report, checked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT signed_container_pk DO UPDATE SET report = EXCLUDED.report,
         checked_at = EXCLUDED.checked_at`,
      [
        municipalityId,
        createHash('sha256').update(content).digest('hex'),
        JSON.stringify(checked.report),
        this.clock.realNow(),
      ],
    );
    return checked.report;
  }

  /** What was found in a kept container; `null` where the municipality keeps none of that digest. */
  async find(
    manager: EntityManager,
    municipalityId: string,
    digest: string,
  ): Promise<ContainerReport | null> {
    const [row] = await manager.query<{ report: ContainerReport }[]>(
      `SELECT report FROM signed_container WHERE municipality_id = $1 AND digest = $2`,
      [municipalityId, digest],
    );
    return row?.report ?? null;
  }
}

/** @throws ConfigError where the file cannot be read or names nobody: then nobody's signature would ever be taken */
function loadTrustList(path: string): Uint8Array[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(`VIETVARA_TRUST_LIST is "${path}", which cannot be read.`);
  }
  const anchors = readTrustList(text).filter((der) => NODE_CRYPTO.certificate(der) !== null);
  if (anchors.length === 0) throw new ConfigError(`VIETVARA_TRUST_LIST "${path}" has no certificate.`);
  return anchors;
}
