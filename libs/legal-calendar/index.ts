export * from './riga.js';
export * from './days.js';
export * from './calendar.js';
export * from './holidays.js';
export * from './deadline-table.js';
export * from './deadlines.js';
export * from './own-terms.js';
