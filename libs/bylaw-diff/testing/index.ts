export * from './quality.js';
export * from './random-edits.js';
export * from './table-edits.js';
