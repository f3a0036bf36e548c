export * from './riga.js';
