import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BudgetCycle, BudgetUnitRow, MapArea } from './cycles/budget-cycle.entity.js';
import { BudgetCycles } from './cycles/budget-cycles.js';
import { BudgetMilestone } from './delivery/budget-milestone.entity.js';
import { ProjectEvaluation } from './evaluation/project-evaluation.entity.js';
import { BudgetProject, ProjectEvent, ProjectFileRow } from './projects/budget-project.entity.js';

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
    ]),
  ],
  providers: [BudgetCycles],
})
export class BudgetModule {}
