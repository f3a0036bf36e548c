import { amendFiles } from '../amendments.js';
import { EXIT, UsageError, type Command } from '../command.js';

/** `vietvara amend BASE EDITED --format json|txt`: the amending by-law that leads from one text to the other. */
export const amendCommand: Command = {
  usage: 'amend BASE EDITED --format json|txt',
  summary: 'Writes the amending by-law of an edited act',
  options: ['format'],
  operands: 2,
  async run({ operands, options, io }) {
    const format = options['format'] ?? 'txt';
    if (format !== 'json' && format !== 'txt') throw new UsageError(`There is no format "${format}".`);
    const [base = '', edited = ''] = operands;
    const { document, text, operations, proof, warnings } = await amendFiles(base, edited, io);
    const json = { document: document.toJSON() as unknown, memorandum: null, operations, proof };
    const notClosed = proof.closed
      ? []
      : [{ code: 'amend.loop-open', params: { differences: proof.differences } }];
    return {
      result: format === 'txt' ? text : JSON.stringify(json, null, 2),
      findings: [...proof.findings, ...notClosed, ...warnings],
      exit: proof.closed ? EXIT.done : EXIT.refused,
    };
  },
};
