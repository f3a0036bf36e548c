import { exportHtml, exportMarkdown, exportText } from '#libs/bylaw-exchange';
import { UsageError, type Command } from '../command.js';
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
    const { doc, memorandum } = await readAct(path, io);
    if (format === 'md') return { result: exportMarkdown(doc, memorandum) };
    if (format === 'txt') return { result: exportText(doc, memorandum) };
    if (format === 'html') return { result: exportHtml(doc, { lang: 'lv', page: true, memorandum }) };
    const json: Record<string, unknown> = {
      document: doc.toJSON(),
      memorandum: memorandum?.toJSON() ?? null,
    };
    return { result: JSON.stringify(json, null, 2) };
  },
};
