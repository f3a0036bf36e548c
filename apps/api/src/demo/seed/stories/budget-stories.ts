import { DataSource } from 'typeorm';
import { AdvanceCycle } from '../../../budget/cycles/advance-cycle.js';
import { ExtendCycleTerm } from '../../../budget/cycles/extend-term.js';
import { SaveCycle } from '../../../budget/cycles/save-cycle.js';
import { StatutesWordings } from '../../../budget/cycles/statutes-wording.query.js';
import { RecordDelivery } from '../../../budget/delivery/record-delivery.js';
import { EvaluateProjectCase } from '../../../budget/evaluation/evaluate-project.js';
import { ProjectFiles } from '../../../budget/projects/project-files.js';
import { SaveProject } from '../../../budget/projects/save-project.js';
import { StartProject } from '../../../budget/projects/start-project.js';
import { SubmitProject } from '../../../budget/projects/submit-project.js';
import { AnnounceResult } from '../../../budget/results/announce-result.js';
import { CountVotes } from '../../../budget/results/count-votes.js';
import { StartCount } from '../../../budget/results/start-count.js';
import { RecordAllocation } from '../../../budget/results/record-allocation.js';
import { CastVoteCase } from '../../../budget/voting/cast-vote.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Budgeting } from './budgeting.js';
import type { Cast } from './cast.js';
import { Checking } from './checking.js';
import { Discussing } from './discussing.js';
import { Importing } from './importing.js';
import { secretVoteUseCases, SecretVotes } from './secret-votes.js';
import { Serving, servingUseCases } from './serving.js';
import { TellBudget } from './tell-budget.js';
import { TellCity } from './tell-city.js';

/** Everything that the participatory budgets of the demo are told with. */
export function budgetStories(get: <T>(type: new (...args: never[]) => T) => T, cast: Cast): TellBudget {
  const budgeting = new Budgeting(get(DataSource), get(Clock), cast, {
    wordings: get(StatutesWordings),
    saveCycle: get(SaveCycle),
    advance: get(AdvanceCycle),
    extend: get(ExtendCycleTerm),
    startProject: get(StartProject),
    saveProject: get(SaveProject),
    files: get(ProjectFiles),
    submit: get(SubmitProject),
    evaluate: get(EvaluateProjectCase),
    castVote: get(CastVoteCase),
    secretVotes: new SecretVotes(get(DataSource), secretVoteUseCases(get)),
    startCount: get(StartCount),
    count: get(CountVotes),
    announce: get(AnnounceResult),
    allocate: get(RecordAllocation),
    delivery: get(RecordDelivery),
  });
  const serving = new Serving(get(DataSource), get(Clock), cast, servingUseCases(get));
  const [discussing, checking] = [new Discussing(get, cast), new Checking(get, cast)];
  const city = new TellCity(budgeting, serving, discussing, checking, new Importing(get, cast));
  return new TellBudget(budgeting, serving, discussing, checking, city);
}
