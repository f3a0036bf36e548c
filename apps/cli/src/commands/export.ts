import { plainText } from '#libs/bylaw-document';
import { UsageError, type Command } from '../command.js';
import { printedHtml } from '../printed/html.js';
import { printedMarkdown } from '../printed/markdown.js';
import { printedLines } from '../printed/lines.js';
import { readAct } from '../read-act.js';

/** `vietvara export FILE --format json|md|txt|html`: a document (or anything that can be imported) in another form. */
export const exportCommand: Command = {
  usage: 'export FILE --format json|md|txt|html',
  summary: 'Writes a document, numbers included',
  options: ['format'],
  operands: 1,
  async run({ operands, options, io }) {
    const [path = ''] = operands;
    const format = options['format'] ?? 'json';
    if (!['json', 'md', 'txt', 'html'].includes(format))
      throw new UsageError(`There is no format "${format}".`);
    const doc = await readAct(path, io);
    if (format === 'json') return { result: JSON.stringify(doc.toJSON(), null, 2) };
    if (format === 'txt') return { result: plainText(doc) };
    const lines = printedLines(doc);
    return { result: format === 'md' ? printedMarkdown(lines) : printedHtml(lines) };
  },
};
