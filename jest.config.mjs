/** Node tests: pure units beside the code, service specs on PostgreSQL, HTTP tests in test/. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^#libs/api-client/(.*)$': '<rootDir>/libs/api-client/src/$1.ts',
    '^#libs/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  roots: [
    '<rootDir>/apps/api/src',
    '<rootDir>/libs/money',
    '<rootDir>/libs/calendar',
    '<rootDir>/libs/contracts',
    '<rootDir>/libs/lint',
    '<rootDir>/test/api',
    '<rootDir>/test/architecture',
    '<rootDir>/scripts',
  ],
  testMatch: ['**/*.spec.ts'],
  setupFiles: ['<rootDir>/test/support/jest-setup.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  randomize: true,
  testTimeout: 30_000,
};
