export { KNOWN_ACTS, likumiAddress, type ActForm, type CitedAct } from './acts.js';
export { ordinalWord, readOrdinal } from './ordinals.js';
export { actTitle, citationPhrase, stepOf, type ComposedCitation } from './compose.js';
export { indexedActs, itemsOf, partsOf, type LawTree } from './law-tree.js';
export { plainNumber, type NumberPart } from './numbers.js';
export { checkCitation, isIndexed, type CitationCheck } from './law-index.js';
export { printStep, refOf } from './place-text.js';
export { readPlaces, type PlaceStep, type ReadPlace, type StepKind } from './places.js';
export {
  CitationReader,
  recogniseCitations,
  type Citation,
  type OwnReference,
  type Recognised,
} from './recognise.js';
export { isAmendingAct, isStatute, titleOf } from './kinds.js';
export { linkReferences, type LinkFinding } from './link.js';
export { OwnUnits, type OwnTarget } from './own-units.js';
export { citationsOf, concerns, readChangedPlace, type ChangedPlace } from './overlap.js';
