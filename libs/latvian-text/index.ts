export * from './inflection.js';
export * from './dates.js';
export * from './folding.js';
export * from './declension.js';
export * from './phrases.js';
