import { ApproveList } from './approve-list.js';
import { CommissionMinutes } from './commission-minutes.js';
import { CommissionController } from './commission.controller.js';
import { Commission } from './commission.query.js';
import {
  BallotListApproval,
  CommissionSitting,
  ProjectCommissionVote,
  ProjectSpecialist,
} from './evaluation-depth.entity.js';
import { EvaluationFiles } from './evaluation-file.query.js';
import { EvaluationController } from './evaluation.controller.js';
import { KeepCommission } from './keep-commission.js';
import { RecordCommissionVote } from './record-commission-vote.js';
import { Specialists } from './specialists.js';

/** What the module of the participatory budget takes in for what goes before and after a verdict. */
export const EVALUATION_STEPS = {
  entities: [ProjectSpecialist, CommissionSitting, ProjectCommissionVote, BallotListApproval],
  controllers: [EvaluationController, CommissionController],
  providers: [
    EvaluationFiles,
    Specialists,
    RecordCommissionVote,
    ApproveList,
    Commission,
    KeepCommission,
    CommissionMinutes,
  ],
};
