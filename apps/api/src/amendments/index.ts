export { ActValidity, unitsOf } from './act-validity.query.js';
export { AmendedRefs } from './amended-refs.query.js';
export { AmendmentEffect, type EffectOfAmendment } from './amendment-effect.query.js';
export { AmendmentsModule } from './amendments.module.js';
export { Consolidations } from './consolidations.js';
export { FollowControl, type ControlledTime } from './follow-control.js';
