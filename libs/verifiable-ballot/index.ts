export * from './bytes.js';
export * from './merkle.js';
export * from './statements.js';
export * from './client.js';
export * from './recovery.js';
export * from './frozen-vote.js';
export * from './key-shares.js';
export * from './published.js';
