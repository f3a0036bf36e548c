export * from './decision.js';
export * from './directory.js';
export * from './municipality-rules.js';
export * from './bylaws.js';
export * from './documents.js';
