import { ApproveList } from './approve-list.js';
import { BallotListApproval, ProjectCommissionVote, ProjectSpecialist } from './evaluation-depth.entity.js';
import { EvaluationFiles } from './evaluation-file.query.js';
import { EvaluationController } from './evaluation.controller.js';
import { RecordCommissionVote } from './record-commission-vote.js';
import { Specialists } from './specialists.js';

/** What the module of the participatory budget takes in for what goes before and after a verdict. */
export const EVALUATION_STEPS = {
  entities: [ProjectSpecialist, ProjectCommissionVote, BallotListApproval],
  controllers: [EvaluationController],
  providers: [EvaluationFiles, Specialists, RecordCommissionVote, ApproveList],
};
