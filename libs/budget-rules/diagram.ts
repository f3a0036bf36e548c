import { articleText, CYCLE_STATES } from '#libs/contracts';
import { deadlineRule } from '#libs/legal-calendar';
import { CYCLE_GUARDS } from './cycle-guards.js';
import type { CycleGuard, CycleGuardName } from './cycle-guards.js';
import { CYCLE_TRANSITIONS, FINAL_CYCLE_STATES, INITIAL_CYCLE_STATE } from './cycle-table.js';
import type { CycleTransition } from './cycle-table.js';
import { FROZEN_STATES } from './frozen.js';

/** The state diagram as Mermaid text, generated from the transition table. Acts that are only recorded are left out. */
export function cycleDiagram(): string {
  const rows: readonly CycleTransition[] = CYCLE_TRANSITIONS;
  return [
    'stateDiagram-v2',
    `  [*] --> ${INITIAL_CYCLE_STATE}`,
    ...rows
      .filter((row) => row.to !== 'same')
      .flatMap((row) => row.from.map((from) => `  ${from} --> ${row.to}: ${row.event}`)),
    ...FINAL_CYCLE_STATES.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}

/** The page `docs/budget-cycle.md`: the diagram, every row of the table and every condition, in English. */
export function cyclePage(): string {
  const open = CYCLE_STATES.filter((state) => !FROZEN_STATES.includes(state));
  return [
    '# The life of a participatory-budget cycle',
    '',
    'Generated from the transition table in `libs/budget-rules/cycle-table.ts`; do not edit by hand.',
    'To write it anew: `WRITE_DOCS=1 npm run -s jest -- --selectProjects integration --testPathPatterns cycle-page`.',
    '',
    '```mermaid',
    cycleDiagram(),
    '```',
    '',
    `Rules, units, projects, costs and days may change in ${names(open)}; nothing changes in ${names(FROZEN_STATES)}.`,
    '',
    '## Events',
    '',
    'An event of the system happens by itself when its day comes; the coordinator may take it as well.',
    '',
    '| Event | From | To | Permission | Taken by | Conditions | Deadline | Article |',
    '|---|---|---|---|---|---|---|---|',
    ...CYCLE_TRANSITIONS.map(tableRow),
    '',
    '## Conditions',
    '',
    '| Condition | Article |',
    '|---|---|',
    ...(Object.keys(CYCLE_GUARDS) as CycleGuardName[]).map((name) => {
      const { article }: CycleGuard = CYCLE_GUARDS[name];
      return `| ${name} | ${article ? articleText(article, 'en') : '–'} |`;
    }),
    '',
  ].join('\n');
}

function tableRow(row: CycleTransition): string {
  const cells = [
    `\`${row.event}\``,
    row.from.join(', '),
    row.to === 'same' ? '(recorded)' : row.to,
    `\`${row.requires}\``,
    row.actor,
    row.guards.join(', '),
    row.deadline ? `${row.deadline} (${articleText(deadlineRule(row.deadline).article, 'en')})` : '–',
    row.article ? articleText(row.article, 'en') : '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

function names(states: readonly string[]): string {
  return states.map((state) => `\`${state}\``).join(', ');
}
