import { verifyVote, type AuditorSet, type CheckedUnit, type VoteReport } from '#libs/verifiable-ballot';
import { makeAuditorKey, readAuditorSet } from '../auditor-set.js';
import { EXIT, UsageError, type Command, type CommandResult, type Terminal } from '../command.js';
import { localFolder, opensslChecks, remoteFolder } from '../vote-folder.js';

/**
 * `vietvara verify FOLDER|URL`: checks a published vote from its files alone and counts it again; with `--auditor-set FILE
 * --key FILE` also what is withheld from the public. `vietvara verify new-key --key FILE` makes an auditor's key. Ends
 * with 1 when something stands against the vote.
 */
export const verifyCommand: Command = {
  usage: 'verify FOLDER|URL|new-key [--auditor-set FILE --key FILE] [--json]',
  summary: 'Checks a published vote from its files alone and counts it again',
  options: ['auditor-set', 'key'],
  flags: ['json'],
  operands: 1,
  async run({ operands, options, io }) {
    const [where = ''] = operands;
    const { key, 'auditor-set': setFile } = options;
    if (where === 'new-key') return newKey(io, key);
    if ((key === undefined) !== (setFile === undefined)) {
      throw new UsageError('--auditor-set and --key go together.');
    }
    const auditorSet = key && setFile ? await readAuditorSet(io, setFile, key) : undefined;
    const report = await check(where, io, auditorSet);
    return {
      result: options['json'] === undefined ? summary(report) : JSON.stringify(report, null, 2),
      ...(report.findings.length > 0 ? { findings: report.findings } : {}),
      exit: report.intact ? EXIT.done : EXIT.refused,
    };
  },
};

async function newKey(io: Terminal, file: string | undefined): Promise<CommandResult> {
  if (file === undefined) throw new UsageError('--key names the file that the new key is written to.');
  const made = await makeAuditorKey(io);
  await io.writeFile(file, made.file);
  return { result: made.publicKey };
}

async function check(where: string, io: Terminal, auditorSet: AuditorSet | undefined): Promise<VoteReport> {
  const folder = /^https?:\/\//.test(where) ? await remoteFolder(where) : localFolder(where, io);
  return verifyVote(folder, opensslChecks(), auditorSet ? { auditorSet } : {});
}

function summary({ intact, leaves, replaced, epochs, boxes, units, counts, withheld }: VoteReport): string {
  return [
    `log: ${leaves} ballots in ${epochs} epochs, ${replaced} of them replaced by a later one of the same voter`,
    `paper: ${boxes} signed boxes`,
    ...units.map(unitLine),
    ...counts.map(({ number, winners }) => {
      const list = winners ? winners.join(', ') || 'none' : 'not counted again';
      return number === 1 ? `winners: ${list}` : `winners after correction ${number - 1}: ${list}`;
    }),
    ...(withheld.ballots === 0
      ? []
      : [`withheld: ${withheld.ballots} ballots, ${withheld.checked ? 'checked' : 'left to the auditor'}`]),
    intact ? 'Nothing stands against this vote.' : 'This vote does not stand; see the findings.',
  ].join('\n');
}

function unitLine({ unitId, online, paper, inRoll, withheld }: CheckedUnit): string {
  const sums = { all: ' (sums only)', online: ' (on line: sums only)', paper: ' (on paper: sums only)' };
  const cast = `${online} on line, ${paper} on paper${withheld ? sums[withheld] : ''}`;
  return `unit ${unitId}: ${cast}, ${inRoll} people in the roll`;
}
