import { UsageError, type Command } from '../command.js';
import { readAct } from '../read-act.js';
import { writeAct } from '../write-act.js';

const FORMATS = 'json|akn|docx|html|pdf|md|txt';

/**
 * `vietvara export FILE --format json|akn|docx|html|pdf|md|txt`: a document (or anything that can be imported) in another
 * form. `--against FILE` shows in a Word file what differs from another text as tracked changes.
 */
export const exportCommand: Command = {
  usage: `export FILE --format ${FORMATS}`,
  summary: 'Writes a document, numbers included (--against FILE: tracked changes in docx)',
  options: ['format', 'against'],
  operands: 1,
  async run({ operands, options, io }) {
    const [path = ''] = operands;
    const format = options['format'] ?? 'json';
    const earlier = options['against'];
    if (earlier !== undefined && format !== 'docx')
      throw new UsageError('--against is for Word files: --format docx.');
    const keep = format === 'docx' || format === 'json' ? 'keep' : 'accept';
    const { doc, memorandum, assets, meta, threads } = await readAct(path, io, keep);
    const against = earlier === undefined ? {} : { against: (await readAct(earlier, io)).doc };
    return { result: await writeAct(format, doc, memorandum, { assets, meta, threads, ...against }) };
  },
};
