import type { Command } from '../command.js';
import { readAct } from '../read-act.js';
import { writeAct } from '../write-act.js';

/** `vietvara export FILE --format json|md|txt|html`: a document (or anything that can be imported) in another form. */
export const exportCommand: Command = {
  usage: 'export FILE --format json|md|txt|html',
  summary: 'Writes a document, numbers included',
  options: ['format'],
  operands: 1,
  async run({ operands, options, io }) {
    const [path = ''] = operands;
    const format = options['format'] ?? 'json';
    const { doc, memorandum } = await readAct(path, io);
    return { result: writeAct(format, doc, memorandum) };
  },
};
