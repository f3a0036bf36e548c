export * from './random-bylaw.js';
