import { verifyAuditChains } from '../verify-audit.js';
import { databaseUrl, withDatabase } from '../database.js';
import { EXIT, UsageError, type Command } from '../command.js';

/** `vietvara audit verify`: recomputes the digests of every audit chain. */
export const auditCommand: Command = {
  usage: 'audit verify',
  summary: 'Checks that no audit record was changed, removed or added',
  options: [],
  operands: 1,
  async run({ operands, io }) {
    if (operands[0] !== 'verify') throw new UsageError(`There is no "audit ${operands[0]}".`);
    const chains = await withDatabase(databaseUrl(io.env), (dataSource) =>
      verifyAuditChains(dataSource.manager),
    );
    const findings = chains.flatMap((chain) => chain.findings);
    return {
      result: JSON.stringify({ intact: findings.length === 0, chains }, null, 2),
      ...(findings.length > 0 ? { findings } : {}),
      exit: findings.length === 0 ? EXIT.done : EXIT.refused,
    };
  },
};
