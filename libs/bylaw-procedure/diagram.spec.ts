import { procedurePage, stateDiagram } from './diagram.js';
import { STATES } from './states.js';
import { EVENTS } from './table.js';

it('draws every state change as one arrow', () => {
  const diagram = stateDiagram();
  expect(diagram).toContain('  [*] --> draft\n');
  expect(diagram).toContain('  on_agenda --> adopted: recordAdoption\n');
  expect(diagram).not.toContain('same');
  for (const state of STATES) expect(diagram).toMatch(new RegExp(`--> ${state}\\b`));
});

it('lists every event with its conditions', () => {
  const page = procedurePage();
  for (const event of EVENTS) expect(page).toContain(`| \`${event}\` |`);
  expect(page).toContain('SN.SEND_LV (Local Government Law, section 47(1))');
});
