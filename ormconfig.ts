import { entities } from './apps/api/src/database/entities.js';
import { migrations } from './apps/api/src/database/migrations/index.js';
import { ownerDataSource } from './apps/api/src/platform/persistence/data-source.js';

/** For the TypeORM command line: `npm run migration:generate`. */
export default ownerDataSource(process.env['DATABASE_URL'] ?? '', { entities, migrations: [...migrations] });
