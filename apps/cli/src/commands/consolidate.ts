import { consolidate } from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { readAmending } from '../amendments.js';
import { EXIT, type Command } from '../command.js';
import { readAct } from '../read-act.js';
import { writeAct } from '../write-act.js';

/**
 * `vietvara consolidate BASE AMENDING... --format json|md|txt|html`: the text after the amending acts, in their order. An
 * act of which anything is not understood or does not fit is not applied at all, and the result is not written.
 */
export const consolidateCommand: Command = {
  usage: 'consolidate BASE AMENDING... --format json|md|txt|html',
  summary: 'Applies amending acts to an act',
  options: ['format'],
  operands: 2,
  more: true,
  async run({ operands, options, io }) {
    const [base = '', ...amending] = operands;
    let { doc } = await readAct(base, io);
    const findings: object[] = [];
    const newId = idSource(seededRandom(2));
    for (const file of amending) {
      const { parsed, act, day } = await readAmending(file, io);
      const unclear = parsed.findings.some(({ severity }) => severity === 'error');
      const result = consolidate(doc, parsed.operations, { act, day, newId });
      findings.push(...[...parsed.findings, ...result.findings].map((finding) => ({ file, ...finding })));
      if (unclear || !result.applied) return { findings, exit: EXIT.refused };
      doc = result.document;
    }
    return { result: await writeAct(options['format'] ?? 'json', doc), findings };
  },
};
