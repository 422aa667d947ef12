export * from './bytes.js';
export * from './chain.js';
export * from './seal.js';
