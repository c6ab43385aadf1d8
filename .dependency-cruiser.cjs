/**
 * Who may import whom, by folder. Files can be renamed; a rule bound to a folder cannot be escaped that way.
 * `test/architecture` proves the rules by injecting a violation of each.
 */
const folder = (...names) => `^(${names.join('|')})/`;
const only = (name, from, comment, ...allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const nodeBuiltins = (...names) => `^(node:)?(${names.join('|')})$`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('domain-is-pure', folder('src/domain'), 'The rules of the ladder import nothing.'),
    only(
      'contracts-know-the-domain',
      folder('src/contracts'),
      'The shared vocabulary: domain and schemas.',
      folder('src/domain'),
      packages('zod'),
    ),
    only(
      'policies-read-files',
      folder('src/policies'),
      'Packs and calendars as data.',
      folder('src/domain', 'src/contracts'),
      packages('yaml', 'zod', 'chinese-days'),
      nodeBuiltins('fs', 'path', 'url', 'crypto', 'module', 'fs/promises'),
    ),
    only(
      'persistence-is-a-leaf',
      folder('src/persistence'),
      'Nothing but the database.',
      folder('src/domain', 'src/contracts'),
      packages('typeorm', 'pg', '@types/pg', 'reflect-metadata'),
      nodeBuiltins('crypto', 'async_hooks'),
    ),
    only(
      'documents-are-words',
      folder('src/documents'),
      'Templates, fields and Word files: no database, no network.',
      folder('src/domain', 'src/contracts'),
      packages('docx', 'docxtemplater', 'pizzip', 'pdf-lib'),
      nodeBuiltins('fs', 'url', 'crypto', 'zlib'),
    ),
    only(
      'temporal-is-a-leaf',
      folder('src/temporal'),
      'How this system speaks to Temporal.',
      packages('@temporalio/.*'),
      nodeBuiltins('crypto'),
    ),
    only(
      'workflows-are-deterministic',
      folder('workflows'),
      'Domain, contracts and the workflow SDK; no clock, no network, no file.',
      folder('src/domain', 'src/contracts'),
      packages('@temporalio/workflow', '@temporalio/common'),
    ),
    {
      name: 'workflows-never-reach-zod',
      comment: 'Not through contracts either: schemas belong to the API.',
      severity: 'error',
      from: { path: folder('workflows') },
      to: { path: packages('zod'), reachable: true },
    },
    only(
      'activities-act',
      folder('activities'),
      'The world the workflows act on.',
      folder('src/domain', 'src/contracts', 'src/persistence'),
      packages('typeorm', 'nodemailer', '@types/nodemailer'),
      nodeBuiltins('crypto', 'timers/promises'),
    ),
    {
      name: 'only-the-gateway-meets-temporal',
      comment: 'One file of the API speaks to Temporal.',
      severity: 'error',
      from: { path: folder('src/api'), pathNot: '^src/api/(cases/case-gateway|.*codec).*\\.ts$' },
      to: { path: [packages('@temporalio/.*'), folder('workflows')] },
    },
    {
      name: 'api-does-not-act',
      comment: 'What happens to a case happens in its workflow.',
      severity: 'error',
      from: { path: folder('src/api') },
      to: { path: folder('activities', 'src/worker', 'src/launcher') },
    },
    {
      name: 'only-config-reads-the-environment',
      comment: 'Config is read by those who start things.',
      severity: 'error',
      from: {
        path: folder(
          'src/domain',
          'src/contracts',
          'src/policies',
          'src/persistence',
          'workflows',
          'activities',
        ),
      },
      to: { path: folder('src/config') },
    },
    only(
      'console-runs-in-browsers',
      folder('src/console'),
      'Domain, contracts and browser libraries; what the API answers stands in contracts.',
      folder('src/domain', 'src/contracts'),
      packages(
        'react',
        'react-dom',
        'react-router',
        '@types/.*',
        '@tanstack/react-query',
        'antd',
        '@ant-design/icons',
        'echarts',
        'dayjs',
        'idb-keyval',
        'uqr',
        'vite',
      ),
      nodeBuiltins('fs', 'path', 'url', 'zlib'),
    ),
    {
      name: 'console-takes-types-only',
      comment: 'Schemas stay on the server: a browser does not download zod.',
      severity: 'error',
      from: { path: folder('src/console') },
      to: { path: folder('src/contracts'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-stand-alone',
      comment: 'What two features share belongs to ui/ or api/.',
      severity: 'error',
      from: { path: '^src/console/features/([^/]+)/' },
      to: { path: '^src/console/features/', pathNot: '^src/console/features/$1/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests look at the code, never the other way round.',
      severity: 'error',
      from: { path: folder('src', 'workflows', 'activities') },
      to: { path: folder('test') },
    },
    {
      name: 'no-circles',
      comment: 'A circle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody needs is to be deleted.',
      severity: 'error',
      from: {
        orphan: true,
        path: folder('src', 'workflows', 'activities'),
        pathNot: ['\\.mjs$', '^src/console/.*\\.d\\.ts$'],
      },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
