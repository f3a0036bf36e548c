import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
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
import { BudgetAllocation, BudgetCount } from './results/budget-count.entity.js';
import { Ballot, BallotIntake } from './voting/ballot.entity.js';
import { VoteRoll } from './voting/vote-roll.entity.js';

/** The participatory budget: cycles, projects, evaluation, votes, results, delivery. */
@Module({
  imports: [
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
  controllers: [CyclesController],
  providers: [BudgetCycles, CycleFactsReader, MoveCycle, CycleTerms, SaveCycle, AdvanceCycle, Cycles],
})
export class BudgetModule {}
