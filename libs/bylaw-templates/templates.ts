import { AMENDING } from './kinds/amending.js';
import { BUDGET } from './kinds/budget.js';
import { CHILDRENS_RIGHTS } from './kinds/childrens-rights.js';
import { GENERAL } from './kinds/general.js';
import { FEES, PROPERTY_TAX } from './kinds/money.js';
import { PARTICIPATORY_BUDGET } from './kinds/participatory-budget.js';
import { PENALTIES } from './kinds/penalties.js';
import { RESIDENTS_COUNCIL } from './kinds/residents-council.js';
import { SOCIAL_AID } from './kinds/social-aid.js';
import { STATUTES } from './kinds/statutes.js';
import type { BylawTemplate, TemplateId } from './template.js';

/** Every template by its id. */
export const TEMPLATES: Readonly<Record<TemplateId, BylawTemplate>> = {
  general: GENERAL,
  amending: AMENDING,
  social_aid: SOCIAL_AID,
  penalties: PENALTIES,
  fees: FEES,
  property_tax: PROPERTY_TAX,
  childrens_rights: CHILDRENS_RIGHTS,
  participatory_budget: PARTICIPATORY_BUDGET,
  residents_council: RESIDENTS_COUNCIL,
  statutes: STATUTES,
  budget: BUDGET,
};
