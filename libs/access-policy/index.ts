export * from './roles.js';
export * from './permissions.js';
export * from './policy.js';
export * from './terms.js';
