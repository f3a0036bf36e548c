import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CouncilModule } from '../council/index.js';
import { AdvanceCycle } from './cycles/advance-cycle.js';
import { BudgetCycle, BudgetUnitRow, MapArea } from './cycles/budget-cycle.entity.js';
import { BudgetCycles } from './cycles/budget-cycles.js';
import { CycleFactsReader } from './cycles/cycle-facts.js';
import { CycleTerms } from './cycles/cycle-terms.js';
import { CyclesController } from './cycles/cycles.controller.js';
import { Cycles } from './cycles/cycles.query.js';
import { MoveCycle } from './cycles/move-cycle.js';
import { SaveCycle } from './cycles/save-cycle.js';
import { BudgetMilestone } from './delivery/budget-milestone.entity.js';
import { ProjectEvaluation } from './evaluation/project-evaluation.entity.js';
import { BudgetProject, ProjectEvent, ProjectFileRow } from './projects/budget-project.entity.js';
import { AnnounceResult } from './results/announce-result.js';
import { BudgetAllocation, BudgetCount } from './results/budget-count.entity.js';
import { CountBallots } from './results/count-ballots.js';
import { CountController } from './results/count.controller.js';
import { CountVotes } from './results/count-votes.js';
import { Counts } from './results/counts.js';
import { RecordAllocation } from './results/record-allocation.js';
import { BallotBox } from './voting/ballot-box.js';
import { BallotSeal } from './voting/ballot-seal.js';
import { Ballot, BallotIntake } from './voting/ballot.entity.js';
import { CastVoteCase } from './voting/cast-vote.js';
import { CloseVoting } from './voting/close-voting.js';
import { OpenVoting } from './voting/open-voting.js';
import { RollHashes } from './voting/roll-hashes.js';
import { VoteEligibilityQuery } from './voting/vote-eligibility.query.js';
import { VoteRoll } from './voting/vote-roll.entity.js';
import { Voters } from './voting/voters.js';
import { VotingController } from './voting/voting.controller.js';

/** The participatory budget: cycles, projects, evaluation, votes, results, delivery. */
@Module({
  imports: [
    CouncilModule,
    TypeOrmModule.forFeature([
      BudgetCycle,
      BudgetUnitRow,
      MapArea,
      BudgetProject,
      ProjectFileRow,
      ProjectEvent,
      ProjectEvaluation,
      BudgetMilestone,
      VoteRoll,
      BallotIntake,
      Ballot,
      BudgetCount,
      BudgetAllocation,
    ]),
  ],
  controllers: [CyclesController, CountController, VotingController],
  providers: [
    BudgetCycles,
    CycleFactsReader,
    MoveCycle,
    CycleTerms,
    SaveCycle,
    AdvanceCycle,
    Cycles,
    BallotSeal,
    BallotBox,
    RollHashes,
    Voters,
    OpenVoting,
    CloseVoting,
    CastVoteCase,
    VoteEligibilityQuery,
    CountBallots,
    Counts,
    CountVotes,
    AnnounceResult,
    RecordAllocation,
  ],
})
export class BudgetModule {}
