export { opinionPaper, type OpinionPaperFacts } from './opinion-paper.js';
export { sectorRequestPaper, SECTOR_FORM_LABELS, type SectorRequestFacts } from './sector-request-paper.js';
export { citedRules, type CitedRule } from './cited-rules.js';
export { countByRule, fateOf, type CountedObjection, type ObjectionHistory } from './statistics.js';
export { canGiveSectorView, sectorLinkExpiry, type SectorRequestState } from './sector-view.js';
