import type { DataSource } from 'typeorm';
import type { AuditCheck, AuditHead } from '#libs/contracts';
import { Clock } from '../../../api/src/platform/clock/clock.js';
import { CheckAuditChain } from '../../../api/src/directory/audit/check-audit-chain.query.js';
import { databaseUrl, withDatabase } from '../database.js';
import { CommandRefused, EXIT, UsageError, type Command } from '../command.js';

/** One municipality's chain of audit records; the zero uuid is the installation's own. */
type ChainReport = AuditCheck & { municipalityId: string; slug: string | null };

/**
 * `vietvara audit verify`: recomputes the digests of every audit chain. `--head FILE` takes an end of a chain as the page
 * of the audit record saves it, and looks whether that chain still goes through it.
 */
export const auditCommand: Command = {
  usage: 'audit verify',
  summary: 'Checks that no audit record was changed, removed or added',
  options: ['head'],
  operands: 1,
  async run({ operands, options, io }) {
    if (operands[0] !== 'verify') throw new UsageError(`There is no "audit ${operands[0]}".`);
    const known = options['head'] === undefined ? null : readHead(await io.readFile(options['head']));
    const chains = await withDatabase(databaseUrl(io.env), (dataSource) => verifyChains(dataSource, known));
    if (known && !chains.some(({ slug }) => slug === known.municipality)) {
      throw new CommandRefused([{ code: 'auditHeadForeign', params: { municipality: known.municipality } }]);
    }
    const broken = chains
      .filter((chain) => !chain.ok || (chain.anchor !== undefined && chain.anchor !== 'kept'))
      .map((chain) => ({ code: 'auditChainBroken', ...chain }));
    return {
      result: JSON.stringify({ intact: broken.length === 0, chains }, null, 2),
      ...(broken.length > 0 ? { findings: broken } : {}),
      exit: broken.length === 0 ? EXIT.done : EXIT.refused,
    };
  },
};

async function verifyChains(dataSource: DataSource, known: AuditHead | null): Promise<ChainReport[]> {
  const chains = await dataSource.query<{ id: string; slug: string | null }[]>(
    `SELECT id, slug
       FROM (SELECT municipality_id AS id FROM audit_chain UNION SELECT municipality_id FROM audit_record) AS chains
       LEFT JOIN municipality USING (id) ORDER BY id`,
  );
  const check = new CheckAuditChain(dataSource, new Clock());
  const reports: ChainReport[] = [];
  for (const { id, slug } of chains) {
    const mine = known && slug === known.municipality ? known : undefined;
    reports.push({ municipalityId: id, slug, ...(await check.run({ id }, mine)) });
  }
  return reports;
}

function readHead(text: string): AuditHead {
  const refusal = new CommandRefused([{ code: 'auditHeadUnreadable' }]);
  let head: Partial<AuditHead>;
  try {
    head = JSON.parse(text) as Partial<AuditHead>;
  } catch {
    throw refusal;
  }
  if (head.format !== 'vietvara-audit-head/1' || !Number.isInteger(head.records)) throw refusal;
  return head as AuditHead;
}
