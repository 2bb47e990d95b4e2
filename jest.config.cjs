const { readdirSync, readFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');

/** Packages that ship ES modules only: Jest cannot require() them, so swc turns them into CommonJS. */
function esmPackages(root) {
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap((entry) =>
      entry.name.startsWith('@')
        ? readdirSync(join(root, entry.name)).map((name) => `${entry.name}/${name}`)
        : [entry.name],
    );
  return names.filter((name) => {
    const manifest = join(root, name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  });
}

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'commonjs' },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/src/**/*.spec.ts',
    '<rootDir>/test/**/*.spec.ts',
    '<rootDir>/clients/typescript/src/**/*.spec.ts',
    '<rootDir>/simulator/src/**/*.spec.ts',
    '<rootDir>/web/src/**/*.spec.ts',
  ],
  resolver: '<rootDir>/test/support/resolve-sources.cjs',
  moduleNameMapper: {
    '^@matching-engine/client$': '<rootDir>/clients/typescript/src/client.ts',
    '^@matching-engine/client/node$': '<rootDir>/clients/typescript/src/node.ts',
  },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  transform: { '\\.(ts|js|mjs)$': swc },
  transformIgnorePatterns: [
    `node_modules/(?!(${esmPackages(join(__dirname, 'node_modules')).join('|')})/)`,
  ],
  testTimeout: 30_000,
  // One test process for each of the two cores of a small CI machine, the parent aside.
  maxWorkers: 2,
  // A look-up of a global in Jest's sandbox costs a hundred times one outside; hashes make many.
  sandboxInjectedGlobals: ['Math'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'lcov'],
  collectCoverageFrom: ['src/core/**/*.ts', '!src/**/*.spec.ts'],
  coverageThreshold: { './src/core/': { lines: 95, branches: 95 } },
};
