export * from './matching.js';
export * from './digest.js';
export * from './address.js';
export * from './refusals.js';
