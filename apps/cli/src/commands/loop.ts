import { amendFiles, findingsOf } from '../amendments.js';
import { EXIT, type Command } from '../command.js';

/** `vietvara loop BASE EDITED`: whether the amending by-law leads exactly to the edited text. */
export const loopCommand: Command = {
  usage: 'loop BASE EDITED',
  summary: 'Proves that the amending by-law leads to the edited text',
  options: [],
  operands: 2,
  async run({ operands, io }) {
    const [base = '', edited = ''] = operands;
    const amendment = await amendFiles(base, edited, io);
    return {
      result: amendment.text,
      findings: findingsOf(amendment),
      exit: amendment.proof.closed ? EXIT.done : EXIT.refused,
    };
  },
};
