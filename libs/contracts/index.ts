export * from './decision.js';
export * from './directory.js';
export * from './municipality-rules.js';
