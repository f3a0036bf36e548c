export * from './deadline-names.js';
export * from './notices.js';
export * from './settings.js';
