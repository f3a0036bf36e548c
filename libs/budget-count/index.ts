export * from './greedy.js';
export * from './count-votes.js';
