export * from './icalendar.js';
export * from './atom.js';
export * from './e-address.js';
