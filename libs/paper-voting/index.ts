export * from './paper-number.js';
export * from './double-typing.js';
export * from './envelopes.js';
export * from './reconcile.js';
export * from './undo-mark.js';
export * from './watch.js';
