import { isLegalDay } from '#libs/legal-calendar';
import { amendFiles, findingsOf } from '../amendments.js';
import { EXIT, UsageError, type Command } from '../command.js';
import { writeAct } from '../write-act.js';

const FORMATS = ['json', 'txt', 'docx', 'akn'];

/**
 * `vietvara amend BASE EDITED --format json|txt|docx|akn`: the amending by-law that leads from one text to the other. JSON
 * carries the proof; `--in-force-from DAY` gives it a commencement of its own. Where nothing changed, or the by-law does not lead to the edited text, it is refused with findings.
 */
export const amendCommand: Command = {
  usage: `amend BASE EDITED --format ${FORMATS.join('|')}`,
  summary: 'Writes the amending by-law of an edited act (--in-force-from DAY: its own commencement)',
  options: ['format', 'in-force-from'],
  operands: 2,
  async run({ operands, options, io }) {
    const format = options['format'] ?? 'txt';
    if (!FORMATS.includes(format)) throw new UsageError(`There is no format "${format}".`);
    const day = options['in-force-from'];
    if (day !== undefined && !isLegalDay(day))
      throw new UsageError('--in-force-from takes a day, YYYY-MM-DD.');
    const [from = '', to = ''] = operands;
    const amendment = await amendFiles(from, to, io, day === undefined ? {} : { inForceFrom: day });
    const { document, text, operations, proof, warnings, base, edited } = amendment;
    const findings = findingsOf(amendment);
    const done = proof.closed && operations.length > 0;
    const exit = done ? EXIT.done : EXIT.refused;
    if (operations.length === 0) return { findings, exit };
    if (format === 'txt') return { result: text, findings, exit };
    const whole = await writeAct(format, document, null, { base: base.doc, assets: edited.assets });
    if (typeof whole !== 'string' || format !== 'json') return { result: whole, findings, exit };
    const json = { ...(JSON.parse(whole) as object), text, operations, proof, warnings };
    return { result: JSON.stringify(json, null, 2), findings, exit };
  },
};
