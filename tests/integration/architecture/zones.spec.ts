import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';

interface LintResult {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

const fixtures = join(process.cwd(), 'tests/integration/architecture/fixtures');
const eslint = join(process.cwd(), 'node_modules/eslint/bin/eslint.js');
const config = join(process.cwd(), 'eslint.config.mjs');

const ZONES = 'import-x/no-restricted-paths';
const PACKAGES = 'no-restricted-imports';

/** Every fixture and the one rule that must refuse it; null is allowed. */
const EXPECTED: Record<string, string | null> = {
  'apps/api/src/bylaws/dossiers.ts': null,
  'apps/api/src/bylaws/index.ts': null,
  'apps/api/src/council/imports-demo.ts': ZONES,
  'apps/api/src/council/imports-index.ts': null,
  'apps/api/src/council/imports-inside.ts': ZONES,
  'apps/api/src/council/imports-migration.ts': ZONES,
  'apps/api/src/council/imports-platform.ts': null,
  'apps/api/src/council/imports-web.ts': ZONES,
  'apps/api/src/demo/seed.ts': null,
  'apps/api/src/platform/clock/clock.ts': null,
  'apps/api/src/platform/clock/imports-feature.ts': ZONES,
  'apps/web/src/app/bylaws/imports-api.ts': ZONES,
  'apps/web/src/app/bylaws/imports-view.ts': PACKAGES,
  'apps/web/src/app/bylaws/page.ts': null,
  'apps/web/src/app/bylaws/unlabelled.html': '@angular-eslint/template/alt-text',
  'apps/web/src/app/editor/imports-view.ts': null,
  'libs/bylaw-document/imports-procedure.ts': ZONES,
  'libs/bylaw-document/index.ts': null,
  'libs/bylaw-procedure/imports-angular.ts': PACKAGES,
  'libs/bylaw-procedure/imports-app.ts': ZONES,
  'libs/bylaw-procedure/imports-contracts.ts': null,
  'libs/bylaw-procedure/imports-nest.ts': PACKAGES,
  'libs/bylaw-procedure/imports-node.ts': PACKAGES,
  'libs/bylaw-procedure/imports-rxjs.ts': PACKAGES,
  'libs/bylaw-procedure/imports-typeorm.ts': PACKAGES,
  'libs/bylaw-procedure/index.ts': null,
  'libs/bylaw-procedure/too-long.ts': 'max-lines',
  'libs/bylaw-procedure/uses-any.ts': '@typescript-eslint/no-explicit-any',
  'libs/contracts/imports-lib-by-path.ts': ZONES,
  'libs/contracts/imports-lib.ts': ZONES,
  'libs/contracts/index.ts': null,
  'libs/latvian-text/index.ts': null,
  'migrations/first.ts': null,
  'migrations/imports-lib.ts': ZONES,
};

describe('the dependency rule', () => {
  it('refuses every forbidden import and nothing else', async () => {
    const results = await lint(['.'], { cwd: fixtures, env: { VIETVARA_LINT_ROOT: fixtures } });
    const found = Object.fromEntries(
      results
        .map((file) => [
          relative(fixtures, file.filePath),
          file.messages.map(({ ruleId }) => ruleId).join(', ') || null,
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    ) as Record<string, string | null>;
    expect(found).toEqual(EXPECTED);
  }, 120_000);

  it.each([
    [
      'libs/contracts/probe.spec.ts',
      `import { numberDocument } from '#libs/bylaw-document';\nnumberDocument;`,
      ZONES,
    ],
    [
      'libs/bylaw-document/probe.spec.ts',
      `import { fold } from '#libs/latvian-text';\nexport { fold };`,
      null,
    ],
    [
      'libs/budget-count/probe.spec.ts',
      `import { workingDayOnOrAfter } from '#libs/legal-calendar';\nexport { workingDayOnOrAfter };`,
      ZONES,
    ],
    ['libs/budget-rules/probe.spec.ts', `export { deadlineRule } from '#libs/legal-calendar';`, null],
    ['apps/api/src/documents/probe.spec.ts', `export { Dossier } from '../bylaws/dossier.entity.js';`, ZONES],
    ['apps/api/src/documents/probe.spec.ts', `export { Dossiers } from '../bylaws/index.js';`, null],
  ])(
    'holds in the real tree: %s',
    async (file, text, rule) => {
      const [result] = await lint(['--stdin', '--stdin-filename', file], { cwd: process.cwd(), text });
      const rules = result?.messages.map(({ ruleId }) => ruleId).filter((id) => id === ZONES);
      expect(rules).toEqual(rule ? [rule] : []);
    },
    60_000,
  );
});

function lint(
  args: string[],
  { cwd, env = {}, text = '' }: { cwd: string; env?: Record<string, string>; text?: string },
): Promise<LintResult[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [eslint, '--config', config, '--format', 'json', ...args],
      { cwd, env: { ...process.env, ...env, NODE_OPTIONS: '' }, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        // ESLint ends with 1 when it found something and 2 when it could not run.
        if (error && error.code !== 1) reject(new Error(stderr || error.message));
        else resolve(JSON.parse(stdout) as LintResult[]);
      },
    );
    child.stdin?.end(text);
  });
}
