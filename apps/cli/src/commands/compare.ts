import { basename } from 'node:path';
import { compareDocuments, comparisonPage, comparisonTablePage, renumberedRanges } from '#libs/bylaw-diff';
import { UsageError, type Command } from '../command.js';
import { readAct } from '../read-act.js';

const FORMATS = ['json', 'html', 'table'];

/**
 * `vietvara compare A B --format json|html|table`: what differs between two texts of a by-law, as data, as a page with
 * both texts in one and side by side, or as the comparison table with a column for reasons.
 */
export const compareCommand: Command = {
  usage: 'compare BEFORE AFTER --format json|html|table',
  summary: 'Compares two texts, point by point and word by word',
  options: ['format'],
  operands: 2,
  async run({ operands, options, io }) {
    const format = options['format'] ?? 'json';
    if (!FORMATS.includes(format)) throw new UsageError(`There is no format "${format}".`);
    const [before = '', after = ''] = operands;
    const [from, to] = [await readAct(before, io), await readAct(after, io)];
    const comparison = compareDocuments(from.doc, to.doc);
    const title = to.meta.title ?? from.meta.title;
    const names = {
      before: basename(before),
      after: basename(after),
      ...(title ? { title } : {}),
    };
    if (format === 'html') return { result: comparisonPage(comparison, names) };
    if (format === 'table') return { result: comparisonTablePage(comparison, names) };
    const { summary, changes, followed } = comparison;
    const renumbered = renumberedRanges(comparison);
    return { result: JSON.stringify({ summary, changes, renumbered, followed }, null, 2) };
  },
};
