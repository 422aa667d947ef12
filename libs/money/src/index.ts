export * from './allocate.js';
export * from './currencies.js';
export * from './decimal.js';
export * from './format.js';
export * from './fx.js';
export * from './rounding.js';
export * from './tax.js';
