import presets from 'jest-preset-angular/presets/index.js';

const swc = [
  '@swc/jest',
  {
    // The build's own settings leave specs out.
    swcrc: false,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'es6' },
  },
];

/** How properties draw their samples, the same in every project. */
const samples = '<rootDir>/tests/support/jest-samples.ts';

/** What every project that runs in Node shares: TypeScript through swc, ESM, `#libs/x` mapped to the source. */
const node = {
  testEnvironment: 'node',
  setupFiles: [samples],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^#libs/(.+)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** What starts the API. */
const served = { ...node, setupFiles: [...node.setupFiles, '<rootDir>/tests/support/jest-nest.ts'] };

/** The web: Angular compiled by its own preset, zoneless, in jsdom. */
const angular = presets.createEsmPreset({ tsconfig: '<rootDir>/apps/web/tsconfig.spec.json' });

const web = {
  ...angular,
  setupFiles: [...(angular.setupFiles ?? []), samples],
  setupFilesAfterEnv: ['<rootDir>/apps/web/testing/setup.ts'],
  moduleNameMapper: { ...angular.moduleNameMapper, ...node.moduleNameMapper },
};

/** All files of a worker in one process, which loads what they share once. */
const light = {
  runner: 'jest-light-runner',
  setupFilesAfterEnv: ['<rootDir>/tests/support/light-jest.mjs'],
};

export default {
  projects: [
    {
      ...node,
      ...light,
      displayName: 'libs',
      testMatch: ['<rootDir>/libs/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.dom\\.spec\\.ts$'],
    },
    { ...node, displayName: 'libs-dom', testMatch: ['<rootDir>/libs/**/*.dom.spec.ts'] },
    { ...node, ...light, displayName: 'cli', testMatch: ['<rootDir>/apps/cli/**/*.spec.ts'] },
    { ...web, displayName: 'web', testMatch: ['<rootDir>/apps/web/**/*.spec.ts'] },
    { ...served, ...light, displayName: 'api', testMatch: ['<rootDir>/apps/api/**/*.spec.ts'] },
    {
      ...served,
      ...light,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/integration/**/*.spec.ts'],
    },
    { ...served, displayName: 'e2e', testMatch: ['<rootDir>/tests/e2e/**/*.spec.ts'] },
  ],
};
