export * from './opinion.js';
export * from './names.js';
export * from './part8.js';
export * from './part8-changes.js';
export { coordinationBlocks, type CoordinatedItem, type CoordinationSource } from './part8-coordination.js';
