import { lintBylaw, lintMessage, placeLabels, positionsOf, type LintFinding } from '#libs/bylaw-lint';
import { articleText } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { UsageError, type Command } from '../command.js';
import { readAct } from '../read-act.js';

/**
 * `vietvara lint FILE`: what a drafter should look at, as a JSON array on standard output; how the source of each rule
 * is known stands beside it. The command has run, and ends with 0, whatever it finds.
 */
export const lintCommand: Command = {
  usage: 'lint FILE [--rules default|all] [--base FILE]',
  summary: 'Looks for mistakes in a by-law and its memorandum (JSON)',
  options: ['rules', 'base'],
  operands: 1,
  async run({ operands, options, io }) {
    const [path = ''] = operands;
    const rules = options['rules'] ?? 'default';
    if (rules !== 'default' && rules !== 'all') throw new UsageError(`There are no rules "${rules}".`);
    const { doc, memorandum } = await readAct(path, io);
    const base = options['base'] === undefined ? null : (await readAct(options['base'], io)).doc;
    const findings = [
      ...told(doc, lintBylaw(doc, { rules, ...(base ? { base } : {}) }), 'bylaw'),
      ...(memorandum ? told(memorandum, lintBylaw(memorandum, { rules }), 'memorandum') : []),
    ];
    return { result: JSON.stringify(findings, null, 2) };
  },
};

function told(doc: Node, findings: readonly LintFinding[], document: 'bylaw' | 'memorandum'): object[] {
  const labels = placeLabels(doc, findings);
  const positions = positionsOf(doc, findings);
  return findings.map(({ source, ...finding }, at) => ({
    ...finding,
    position: positions[at] ?? null,
    document,
    label: labels[at] ?? '',
    message: lintMessage(finding, 'lv'),
    source: { ...source, ...(source.ref ? { text: articleText(source.ref, 'lv') } : {}) },
  }));
}
