export * from './publication.js';
export * from './topic.js';
export * from './item.js';
export * from './sample.js';
export * from './batch.js';
