export * from './inflection.js';
export * from './dates.js';
export * from './folding.js';
