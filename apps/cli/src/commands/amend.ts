import { amendFiles } from '../amendments.js';
import { EXIT, UsageError, type Command } from '../command.js';
import { writeAct } from '../write-act.js';

const FORMATS = ['json', 'txt', 'docx', 'akn'];

/** `vietvara amend BASE EDITED --format json|txt|docx|akn`: the amending by-law that leads from one text to the other. */
export const amendCommand: Command = {
  usage: 'amend BASE EDITED --format json|txt|docx|akn',
  summary: 'Writes the amending by-law of an edited act',
  options: ['format'],
  operands: 2,
  async run({ operands, options, io }) {
    const format = options['format'] ?? 'txt';
    if (!FORMATS.includes(format)) throw new UsageError(`There is no format "${format}".`);
    const [base = '', edited = ''] = operands;
    const amendment = await amendFiles(base, edited, io);
    const { document, text, operations, proof, warnings } = amendment;
    const json = { document: document.toJSON() as unknown, memorandum: null, operations, proof };
    const notClosed = proof.closed
      ? []
      : [{ code: 'amend.loop-open', params: { differences: proof.differences } }];
    return {
      result:
        format === 'txt'
          ? text
          : format === 'json'
            ? JSON.stringify(json, null, 2)
            : await writeAct(format, document, null, { base: amendment.base }),
      findings: [...proof.findings, ...notClosed, ...warnings],
      exit: proof.closed ? EXIT.done : EXIT.refused,
    };
  },
};
