export * from './opinion.js';
export * from './names.js';
export * from './part8.js';
