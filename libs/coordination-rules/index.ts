export * from './settings.js';
export * from './term.js';
export * from './round.js';
export * from './opinion.js';
export * from './standing.js';
