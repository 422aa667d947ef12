export * from './csv.js';
export * from './exported-lists.js';
export * from './limits.js';
export * from './number-format.js';
export * from './permissions.js';
export * from './portal-rights.js';
export * from './roles.js';
export * from './statuses.js';
