import { BudgetCorrectionProposal } from './budget-count.entity.js';
import { ConfirmCorrection } from './confirm-correction.js';
import { CorrectionsController } from './corrections.controller.js';
import { Corrections } from './corrections.js';
import { DropCorrection } from './drop-correction.js';
import { ProposeCorrectionCase } from './propose-correction.js';

/** Corrections of a result as the module takes them in. */
export const CORRECTIONS = {
  entities: [BudgetCorrectionProposal],
  controllers: [CorrectionsController],
  providers: [Corrections, ProposeCorrectionCase, ConfirmCorrection, DropCorrection],
};
