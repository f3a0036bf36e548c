import { amendFiles } from '../amendments.js';
import { EXIT, type Command } from '../command.js';

/** `vietvara loop BASE EDITED`: whether the amending by-law leads exactly to the edited text. */
export const loopCommand: Command = {
  usage: 'loop BASE EDITED',
  summary: 'Proves that the amending by-law leads to the edited text',
  options: [],
  operands: 2,
  async run({ operands, io }) {
    const [base = '', edited = ''] = operands;
    const { text, proof, warnings } = await amendFiles(base, edited, io);
    const differences = proof.differences.map((difference) => ({
      code: 'amend.loop-open',
      params: { ...difference },
    }));
    return {
      result: text,
      findings: [...proof.findings, ...differences, ...warnings],
      exit: proof.closed ? EXIT.done : EXIT.refused,
    };
  },
};
