import { RuleTester } from 'eslint';
import ts from 'typescript-eslint';
import rule from './scoped-persistence.js';

const raw = [{ messageId: 'raw' }];

new RuleTester({ languageOptions: { parser: ts.parser } }).run('scoped-persistence', rule, {
  valid: [
    "import { Entity, Column } from 'typeorm';",
    "import { Database } from '../../platform/persistence/database.js';",
    "import { DataSource } from './sources.js';",
  ],
  invalid: [
    { code: "import { Repository } from 'typeorm';", errors: raw },
    { code: "import { DataSource as Source } from 'typeorm';", errors: raw },
    { code: "import { Entity, EntityManager } from 'typeorm';", errors: raw },
    { code: "import { InjectRepository } from '@nestjs/typeorm';", errors: raw },
    { code: "import * as orm from 'typeorm';", errors: raw },
  ],
});
