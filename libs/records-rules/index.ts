export * from './access-log.js';
export * from './data-requests.js';
export * from './erasure.js';
export * from './restriction.js';
export * from './retention.js';
