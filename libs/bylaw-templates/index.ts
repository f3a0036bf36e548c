export * from './template.js';
export { TEMPLATES } from './templates.js';
export { buildPoints, buildTemplate, templateBasis, templateTitle, type TemplateOptions } from './build.js';
export { missingFrom, type MissingElement } from './missing.js';
export { placeNameOf, withPlace, type PlaceName } from './place-name.js';
export { checkTitle, type TitleFinding } from './title.js';
export { renewIds } from './renew-ids.js';
export { BASIS_OPENING, checkBasis, readBasis, type BasisCitation, type BasisFinding } from './basis.js';
export {
  CLAUSE_DEPTH,
  CLAUSE_GROUPS,
  clauseText,
  fillClause,
  isClosingGroup,
  parametersOf,
  readClause,
  type Clause,
  type ClauseGroup,
  type ClausePoint,
} from './clause.js';
export { CLAUSES } from './clauses.js';
export { clausePosition, pointsBetween } from './place-clause.js';
export { clausePointsOf } from './clause-of-nodes.js';
