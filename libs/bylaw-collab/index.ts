export * from './apply-steps.js';
export * from './sound.js';
export * from './suggest-only.js';
