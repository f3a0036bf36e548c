import { verifyVote, type VoteReport } from '#libs/verifiable-ballot';
import { EXIT, type Command } from '../command.js';
import { localFolder, opensslChecks, remoteFolder } from '../vote-folder.js';

/**
 * `vietvara verify FOLDER|URL`: checks a published vote from its files alone and counts it again. Ends with 1 when
 * something stands against the vote.
 */
export const verifyCommand: Command = {
  usage: 'verify FOLDER|URL [--json]',
  summary: 'Checks a published vote from its files alone and counts it again',
  options: [],
  flags: ['json'],
  operands: 1,
  async run({ operands, options, io }) {
    const [where = ''] = operands;
    const folder = /^https?:\/\//.test(where) ? await remoteFolder(where) : localFolder(where, io);
    const report = await verifyVote(folder, opensslChecks());
    return {
      result: options['json'] === undefined ? summary(report) : JSON.stringify(report, null, 2),
      ...(report.findings.length > 0 ? { findings: report.findings } : {}),
      exit: report.intact ? EXIT.done : EXIT.refused,
    };
  },
};

function summary({ intact, leaves, replaced, epochs, units, winners }: VoteReport): string {
  return [
    `log: ${leaves} ballots in ${epochs} epochs, ${replaced} of them replaced by a later one of the same voter`,
    ...units.map(({ unitId, online, paper, inRoll, sums }) => {
      const cast = sums ? `${online + paper} ballots (sums only)` : `${online} on line, ${paper} on paper`;
      return `unit ${unitId}: ${cast}, ${inRoll} people in the roll`;
    }),
    winners ? `winners: ${winners.join(', ') || 'none'}` : 'winners: not counted again',
    intact ? 'Nothing stands against this vote.' : 'This vote does not stand; see the findings.',
  ].join('\n');
}
