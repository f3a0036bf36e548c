import type { DataSource } from 'typeorm';
import type { AuditCheck } from '#libs/contracts';
import { CheckAuditChain } from '../../../api/src/directory/audit/check-audit-chain.query.js';
import { databaseUrl, withDatabase } from '../database.js';
import { EXIT, UsageError, type Command } from '../command.js';

/** One municipality's chain of audit records; the zero uuid is the installation's own. */
type ChainReport = AuditCheck & { municipalityId: string; slug: string | null };

/** `vietvara audit verify`: recomputes the digests of every audit chain. */
export const auditCommand: Command = {
  usage: 'audit verify',
  summary: 'Checks that no audit record was changed, removed or added',
  options: [],
  operands: 1,
  async run({ operands, io }) {
    if (operands[0] !== 'verify') throw new UsageError(`There is no "audit ${operands[0]}".`);
    const chains = await withDatabase(databaseUrl(io.env), verifyChains);
    const broken = chains
      .filter((chain) => !chain.ok)
      .map((chain) => ({ code: 'auditChainBroken', ...chain }));
    return {
      result: JSON.stringify({ intact: broken.length === 0, chains }, null, 2),
      ...(broken.length > 0 ? { findings: broken } : {}),
      exit: broken.length === 0 ? EXIT.done : EXIT.refused,
    };
  },
};

async function verifyChains(dataSource: DataSource): Promise<ChainReport[]> {
  const chains = await dataSource.query<{ id: string; slug: string | null; records: number }[]>(
    `SELECT id, slug, (SELECT count(*)::int FROM audit_record r WHERE r.municipality_id = id) AS records
       FROM (SELECT municipality_id AS id FROM audit_chain UNION SELECT municipality_id FROM audit_record) AS chains
       LEFT JOIN municipality USING (id) ORDER BY id`,
  );
  const check = new CheckAuditChain(dataSource);
  const reports: ChainReport[] = [];
  for (const { id, slug, records } of chains) {
    const report = await check.run({ id, slug: slug ?? '', shortCode: '' });
    // A record behind the head was added past the application; records that came meanwhile are more, too, but linked.
    const surplus = report.ok && records > report.records;
    reports.push({
      municipalityId: id,
      slug,
      ...(surplus ? await recheck(check, report, id, records) : report),
    });
  }
  return reports;
}

/** Records may have been appended between the two readings: what a second check includes was appended properly. */
async function recheck(
  check: CheckAuditChain,
  first: AuditCheck,
  id: string,
  records: number,
): Promise<AuditCheck> {
  const second = await check.run({ id, slug: '', shortCode: '' });
  if (!second.ok || second.records >= records) return second;
  return { ok: false, records: second.records, brokenAt: String(first.records + 1), fault: 'head' };
}
