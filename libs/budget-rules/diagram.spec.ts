import { CYCLE_STATES } from '#libs/contracts';
import { CYCLE_EVENTS } from './cycle-table.js';
import { cycleDiagram, cyclePage } from './diagram.js';

it('draws every state change as one arrow', () => {
  const diagram = cycleDiagram();
  expect(diagram).toContain('  [*] --> preparing\n');
  expect(diagram).toContain('  counted --> announced: announce\n');
  expect(diagram).not.toContain('same');
  for (const state of CYCLE_STATES) expect(diagram).toMatch(new RegExp(`--> ${state}\\b`));
});

it('lists every event with its conditions, and says when rules are frozen', () => {
  const page = cyclePage();
  for (const event of CYCLE_EVENTS) expect(page).toContain(`| \`${event}\` |`);
  expect(page).toContain('LB.VOTE (Local Government Law, section 61, item 6)');
  expect(page).toContain(
    'may change in `preparing`, `submission`, `evaluation`, `ballot_ready`; nothing changes in `voting`',
  );
});
