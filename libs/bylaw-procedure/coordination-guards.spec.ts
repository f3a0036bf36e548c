import type { CoordinationSlice } from './facts.js';
import { availableEvents } from './procedure.js';
import { CALENDAR, lawfulFacts, OPINION_STAGE } from './testing/example-facts.js';
import { kind, table } from './testing/outcome-table.js';
import type { Change } from './testing/outcome-table.js';

const ROUND: CoordinationSlice = {
  openRound: false,
  rounds: 1,
  unanswered: 0,
  required: false,
  outcome: 'agreed',
};
const coordination =
  (change: Partial<CoordinationSlice>, more: Change = () => ({})): Change =>
  (f) => ({ coordination: { ...ROUND, ...change }, ...more(f) });
const noStage: Change = () => ({ opinionStage: null });

table('endorsement', 'sendForCoordination', '2026-03-02', [
  ['the text is ready, nobody has endorsed it', [], () => ({ endorsements: [] })],
  ['no text', ['points_missing'], (f) => ({ document: { ...f.document, pointCount: 0 } })],
]);

table('coordination', 'closeCoordination', '2026-03-10', [
  ['before the opinion stage', [], coordination({}, noStage)],
  ['a round is running', ['coordination_running'], coordination({ openRound: true }, noStage)],
  ['items wait', ['coordination_items_unanswered'], coordination({ unanswered: 2 }, noStage)],
  ['after the opinion stage', ['opinion_stage_over'], coordination({}), '2026-03-20'],
  ['a budget has no opinion stage', [], kind('budget', coordination({})), '2026-03-20'],
]);

table('coordination', 'closeCoordinationAfterOpinions', '2026-03-20', [
  ['after the opinion stage', [], coordination({})],
  ['before it', ['opinion_stage_not_over'], coordination({}, noStage)],
  [
    'after one that was broken off',
    ['opinion_stage_not_over'],
    coordination({}, () => ({ opinionStage: { ...OPINION_STAGE, interruptedOn: '2026-03-10' } })),
  ],
]);

const REQUIRED: [string, string[], Change][] = [
  ['never coordinated, not required', [], () => ({ coordination: null })],
  ['not required', [], coordination({ rounds: 0, outcome: null })],
  [
    'required and missing',
    ['coordination_missing'],
    coordination({ required: true, rounds: 0, outcome: null }),
  ],
  ['required and agreed', [], coordination({ required: true })],
  [
    'required, some do not agree',
    ['~coordination_not_agreed'],
    coordination({ required: true, outcome: 'not_agreed' }),
  ],
  ['a round is running', ['coordination_running'], coordination({ openRound: true })],
];
table('endorsement', 'openOpinionStage', '2026-03-03', REQUIRED);
table('opinion_summary', 'submitToCouncil', '2026-03-19', REQUIRED);

it('offers the one way back that fits, and never proposes coordination as the next step', () => {
  const offered = (opinionStage: typeof OPINION_STAGE | null): string[] =>
    availableEvents({ ...lawfulFacts('coordination'), opinionStage }, '2026-03-20', CALENDAR).map(
      (o) => o.event,
    );
  expect(offered(null)).toEqual(['closeCoordination', 'withdraw']);
  expect(offered(OPINION_STAGE)).toEqual(['closeCoordinationAfterOpinions', 'withdraw']);
});
