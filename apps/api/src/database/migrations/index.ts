import { InitialTables1795248000000 } from './1795248000000-initial-tables.js';
import { RowLevelSecurity1795248100000 } from './1795248100000-row-level-security.js';

/** Every migration, oldest first. */
export const migrations = [InitialTables1795248000000, RowLevelSecurity1795248100000] as const;
