export * from './notices.js';
export * from './settings.js';
