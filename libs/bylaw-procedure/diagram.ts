import { articleText } from '#libs/contracts';
import { deadlineRule } from '#libs/legal-calendar';
import { CONTROL_TRANSITIONS } from './control-table.js';
import type { ControlTransition } from './control-table.js';
import { FINAL_CONTROL_STATES, INITIAL_CONTROL_STATE } from './control-states.js';
import { KIND_RULES, PROCEDURE_KINDS } from './kinds.js';
import type { KindRule } from './kinds.js';
import { deadlineCodes } from './lookup.js';
import { leastStrict, OWN_TERMS } from './own-steps.js';
import { FINAL_STATES, INITIAL_STATE, STATES } from './states.js';
import { TRANSITIONS } from './table.js';
import type { Transition } from './transition.js';

/** The state diagram as Mermaid text, generated from the transition table. Acts that are only recorded are left out. */
export function stateDiagram(): string {
  const rows: readonly Transition[] = TRANSITIONS;
  const lines = rows
    .filter((row) => row.to !== 'same')
    .flatMap((row) => row.from.map((from) => `  ${from} --> ${row.to}: ${row.event}`));
  return [
    'stateDiagram-v2',
    `  [*] --> ${INITIAL_STATE}`,
    ...lines,
    ...FINAL_STATES.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}

/** The control of an act in force as Mermaid text. What is only recorded is left out. */
export function controlDiagram(): string {
  return [
    'stateDiagram-v2',
    `  [*] --> ${INITIAL_CONTROL_STATE}`,
    ...CONTROL_TRANSITIONS.filter(({ to }) => to !== 'same').flatMap(({ event, from, to }) =>
      from.map((origin) => `  ${origin} --> ${to}: ${event}`),
    ),
    ...FINAL_CONTROL_STATES.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}

/** The page `docs/procedure.md`: the diagram and every row of the table, in English. */
export function procedurePage(): string {
  return [
    '# The life of a by-law',
    '',
    'Generated from the transition table in `libs/bylaw-procedure/table.ts`; do not edit by hand.',
    'To write it anew: `WRITE_DOCS=1 npm run -s jest -- --selectProjects integration --testPathPatterns procedure-page`.',
    '',
    '```mermaid',
    stateDiagram(),
    '```',
    '',
    `States: ${STATES.map((state) => `\`${state}\``).join(', ')}.`,
    '',
    '## Events',
    '',
    '| Event | From | To | Permission | Conditions | Deadline | Article |',
    '|---|---|---|---|---|---|---|',
    ...TRANSITIONS.map(tableRow),
    '',
    '## Control of an act in force',
    '',
    'Each control goes its own way beside the dossier (sections 65 and 66); an act may be controlled more than once.',
    '',
    '```mermaid',
    controlDiagram(),
    '```',
    '',
    '| Event | From | To | Permission | Conditions | Deadline | Article |',
    '|---|---|---|---|---|---|---|',
    ...CONTROL_TRANSITIONS.map(tableRow),
    '',
    '## Kinds',
    '',
    'How each kind differs from the ordinary way of a new by-law, and the conditions that see to it.',
    '',
    '| Kind | Difference | Article | Conditions |',
    '|---|---|---|---|',
    ...PROCEDURE_KINDS.flatMap((kind) => KIND_RULES[kind].map((rule) => kindRow(kind, rule))),
    '',
    '## Own terms',
    '',
    'A municipality may set these for itself; never less strict than the law.',
    '',
    '| Deadline | By law | Unit |',
    '|---|---|---|',
    ...OWN_TERMS.map(({ code, unit }) => {
      const rule = deadlineRule(code);
      const sense = rule.direction === 'within' ? 'at most' : 'at least';
      return `| ${code} (${articleText(rule.article, 'en')}) | ${sense} ${leastStrict(code)} | ${unit.replace('_', ' ')} |`;
    }),
    '',
  ].join('\n');
}

function kindRow(kind: string, { code, article, guards }: KindRule): string {
  return `| ${kind} | ${code} | ${article ? articleText(article, 'en') : '–'} | ${guards.join(', ')} |`;
}

function tableRow(row: Transition | ControlTransition): string {
  const cells = [
    `\`${row.event}\``,
    row.from.join(', '),
    row.to === 'same' ? '(recorded)' : row.to,
    `\`${row.requires}\``,
    row.guards.join(', ') || '–',
    deadlineCodes(row)
      .map((code) => `${code} (${articleText(deadlineRule(code).article, 'en')})`)
      .join(', ') || '–',
    row.article ? articleText(row.article, 'en') : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}
