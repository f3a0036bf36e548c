import { timeline, wordingAt, type NormValidity, type TimedAct, type Wording } from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { workUri, type AknEvent, type AknPeriod } from '#libs/bylaw-exchange';
import { isLegalDay } from '#libs/legal-calendar';
import { readAmending, type AmendingFile } from '../amendments.js';
import { EXIT, UsageError, type Command } from '../command.js';
import { readAct } from '../read-act.js';
import { writeAct } from '../write-act.js';

const FORMATS = 'json|akn|docx|html|pdf|md|txt';
/** Before every act whose day the file does not say. */
const LONG_AGO = '0001-01-01';

/**
 * `vietvara consolidate BASE AMENDING... --format …`: the text after the amending acts, in the order of their days, parts of
 * them on the days that their own provisions set; `--at YYYY-MM-DD` gives the text of that day. An act of which anything is
 * not understood or does not fit is not applied at all, and no result is written.
 */
export const consolidateCommand: Command = {
  usage: `consolidate BASE AMENDING... --format ${FORMATS}`,
  summary: 'Applies amending acts to an act (--at DAY: the text of that day)',
  options: ['format', 'at'],
  operands: 2,
  more: true,
  async run({ operands, options, io }) {
    const [path = '', ...files] = operands;
    const at = options['at'];
    if (at !== undefined && !isLegalDay(at)) throw new UsageError('--at takes a day, YYYY-MM-DD.');
    const base = await readAct(path, io);
    const amending = await Promise.all(files.map((file) => readAmending(file, io)));
    const acts = timed(amending);
    const made = timeline(base.doc, acts, {
      inForceFrom: base.meta.adopted ?? LONG_AGO,
      source: { text: base.meta.title ?? path },
      newId: idSource(seededRandom(2)),
    });
    const findings = [
      ...amending.flatMap(({ file, parsed }) => parsed.findings.map((finding) => ({ file, ...finding }))),
      ...made.findings.map(({ act, finding }) => ({ file: acts[act]?.key ?? path, ...finding })),
    ];
    if (findings.some(({ severity }) => severity === 'error')) return { findings, exit: EXIT.refused };
    const wording = at === undefined ? made.wordings.at(-1) : wordingAt(made, at);
    if (!wording)
      return {
        findings: [...findings, { code: 'consolidate.not-yet-in-force', severity: 'error', params: { at } }],
        exit: EXIT.refused,
      };
    const format = options['format'] ?? 'json';
    const result = await writeAct(format, wording.document, null, {
      assets: base.assets,
      meta: base.meta,
      ...(wording.from === LONG_AGO ? {} : { version: wording.from }),
      events: eventsOf(made.wordings.slice(0, made.wordings.indexOf(wording) + 1), acts),
      periods: periodsOf(made.norms, wording.from),
    });
    if (format !== 'json' || typeof result !== 'string') return { result, findings };
    const pointInTime = wording.from === LONG_AGO ? null : wording.from;
    const wordings = made.wordings.map(({ from, until, acts: by }) => ({
      from,
      until,
      acts: by.map((one) => acts[one]?.key),
    }));
    const json = { ...(JSON.parse(result) as object), pointInTime, wordings, norms: made.norms };
    return { result: JSON.stringify(json, null, 2), findings };
  },
};

/** The amendments that led to a wording. */
function eventsOf(wordings: readonly Wording[], acts: readonly TimedAct[]): AknEvent[] {
  return wordings.flatMap(({ from, acts: by }) =>
    by.flatMap((one) => {
      const amending = acts[one];
      if (!amending || from === LONG_AGO) return [];
      const { number } = amending.act;
      const title = number === '' ? 'Grozījumi' : `Saistošie noteikumi Nr. ${number}`;
      const source = workUri({ status: 'adopted', number, adopted: amending.day });
      return [{ date: from, type: 'amendment' as const, source, title }];
    }),
  );
}

/** Since when norms are in force that later acts changed or that come into force by themselves. */
function periodsOf(norms: readonly NormValidity[], day: string): Map<string, AknPeriod> {
  const first = norms.reduce((earliest, { from }) => (from < earliest ? from : earliest), day);
  const then = norms.filter(
    ({ state, from, until }) =>
      state === 'in-force' && from > first && from <= day && (until === null || until >= day),
  );
  return new Map(then.map(({ unitId, from, until }) => [unitId, { from, ...(until ? { until } : {}) }]));
}

/** The acts by their days; one without a day comes right after the one before it in the call. */
function timed(files: readonly AmendingFile[]): TimedAct[] {
  let last = LONG_AGO;
  const acts = files.map(({ file, parsed, act, day }) => {
    last = day ?? last;
    return { act, day: last, inForceFrom: last, operations: parsed.operations, key: file };
  });
  return acts.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
