import { compareDocuments } from '#libs/bylaw-diff';
import { UsageError, type Command } from '../command.js';
import { comparisonHtml } from '../comparison-page.js';
import { readAct } from '../read-act.js';

/** `vietvara compare A B --format json|html`: what differs between two texts of a by-law. */
export const compareCommand: Command = {
  usage: 'compare BEFORE AFTER --format json|html',
  summary: 'Compares two texts, point by point and word by word',
  options: ['format'],
  operands: 2,
  async run({ operands, options, io }) {
    const format = options['format'] ?? 'json';
    if (format !== 'json' && format !== 'html') throw new UsageError(`There is no format "${format}".`);
    const [before = '', after = ''] = operands;
    const comparison = compareDocuments((await readAct(before, io)).doc, (await readAct(after, io)).doc);
    if (format === 'html') return { result: comparisonHtml(comparison, { before, after }) };
    const { summary, changes, followed } = comparison;
    return { result: JSON.stringify({ summary, changes, followed }, null, 2) };
  },
};
