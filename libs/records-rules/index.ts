export * from './access-log.js';
