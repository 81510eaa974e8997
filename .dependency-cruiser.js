/** The walls of docs/adr/0001: who may import whom. `test/architecture` proves that each rule bites. */
const PROJECTION = '^libs/views/src/[^/]+/projection[^/]*\\.ts$';
const PURE = [
  '^libs/(kernel|codes|identity-number|access|casework|association|statistics|plausibility|publications|reports|annual-report|finsam-figures|charts|questions)/src',
  PROJECTION,
];
const SPEC = '\\.spec\\.ts$';
/** What is said of packages that say nothing of themselves. */
const TYPES = '\\.d\\.ts$';
/** Where a process of the product, or a thread, begins. */
const PROCESSES =
  '^(apps/cli/src/main|libs/import/src/reading/reading-process|libs/linear-solver/src/gate-thread)\\.ts$';

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-domain',
      comment:
        'kernel, codes, identity-number, access, casework, association, statistics, plausibility, publications, reports, annual-report, finsam-figures, charts, questions and the projections of views know no Nest, no node:*, no driver.',
      severity: 'error',
      from: { path: PURE, pathNot: SPEC },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'unknown'] },
    },
    {
      name: 'pure-imports-pure',
      severity: 'error',
      from: { path: PURE, pathNot: SPEC },
      to: {
        path: '^(libs/(?!(kernel|codes|identity-number|access|casework|association|statistics|plausibility|publications|reports|annual-report|finsam-figures|charts|questions)/)|apps/|test/)',
        pathNot: PROJECTION,
      },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel', pathNot: SPEC },
      to: { pathNot: '^libs/kernel' },
    },
    {
      name: 'streams-do-not-import-each-other',
      severity: 'error',
      from: { path: '^libs/casework/src/(journey|participant)/', pathNot: SPEC },
      to: { path: '^libs/casework/src/(journey|participant)/', pathNot: '^libs/casework/src/$1/' },
    },
    {
      name: 'adapters-are-imported-by-apps-and-installation',
      severity: 'error',
      from: { path: '^libs/(?!(event-store-sqlite|event-store-eventstoredb|installation)/)', pathNot: SPEC },
      to: { path: '^libs/event-store-(sqlite|eventstoredb)/' },
    },
    {
      name: 'a-vault-and-what-lies-beside-it-are-apart',
      severity: 'error',
      from: { path: '^libs/(vault|vault-database|sealed-store)/', pathNot: SPEC },
      to: { path: '^libs/(vault|sealed-store)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'pages-are-shown-what-they-show',
      comment:
        'The library of pages knows the domain, documents on paper and Preact alone: what is read, and from where, is handed to it.',
      severity: 'error',
      from: { path: '^libs/pages/', pathNot: SPEC },
      to: {
        path: '^(libs|node_modules)/',
        pathNot:
          '^(libs/(pages|kernel|codes|access|casework|association|statistics|publications|reports|annual-report|finsam-figures|charts|use-cases|documents)|node_modules/preact(-render-to-string)?)/',
      },
    },
    {
      name: 'folders-of-pages-do-not-import-each-other',
      comment:
        'What two of them show lies in libs/pages, what two of them read with beside the folder of pages.',
      severity: 'error',
      from: { path: '^apps/server/src/pages/([^/]+)/', pathNot: SPEC },
      to: { path: '^apps/server/src/pages/[^/]+/', pathNot: '^apps/server/src/pages/$1/' },
    },
    {
      name: 'use-cases-know-no-framework',
      comment:
        'Messages and handlers are plain: the server puts them on its buses, the command line calls them (docs/adr/0019).',
      severity: 'error',
      from: { path: '^libs/use-cases/', pathNot: SPEC },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'unknown'] },
    },
    {
      name: 'proofs-need-nothing-but-the-events',
      comment:
        'What a head of the log says is reckoned of events, SHA-256, Ed25519 and one form of JSON: no store, no file, no clock.',
      severity: 'error',
      from: { path: '^libs/evidence/', pathNot: SPEC },
      to: {
        pathNot: '^(libs/(evidence|kernel|event-store)/|node_modules/canonicalize/|(node:)?crypto$)',
      },
    },
    {
      name: 'open-data-is-written-of-what-was-frozen',
      comment: 'Formats and catalogue are made of a release alone: no store, no view, no file, no clock.',
      severity: 'error',
      from: { path: '^libs/open-data/', pathNot: SPEC },
      to: {
        pathNot: '^(libs/(open-data|kernel|codes|statistics|publications)/|node_modules/n3/|csv-stringify/)',
      },
    },
    {
      name: 'whom-a-journey-is-about-is-asked-of-use-cases',
      severity: 'error',
      from: { path: '^apps/server/src/(pages|journeys|statistics|publications|drafts|imports)/' },
      to: { path: '^libs/(vault|registration)/' },
    },
    {
      name: 'the-server-reads-by-use-cases-alone',
      comment:
        'Whatever is kept can be injected by its class alone: controllers and pages know their types, and dispatch a message.',
      severity: 'error',
      from: {
        path: '^apps/server/src/(pages|journeys|statistics|publications|drafts|imports|associations|checks)/',
        pathNot: SPEC,
      },
      to: {
        path: '^libs/(views|vault|vault-database|sealed-store|registration|users|installation)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'a-lib-is-entered-through-its-index',
      severity: 'error',
      from: { path: '^(libs|apps|test)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'apps-never-import-apps',
      comment: 'The module that the process begins with, and it alone, puts applications together.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/cli/src/main\\.ts$' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'libs-never-import-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'the-build-holds-nothing-for-specs-alone',
      comment: 'What only specs or the bench import lies in test/; import starts its reader as a process.',
      severity: 'error',
      from: { path: PROCESSES },
      to: { path: '^(apps|libs)/[^/]+/src/', pathNot: [SPEC, PROCESSES, TYPES], reachable: false },
    },
    {
      name: 'names-that-say-nothing',
      severity: 'error',
      from: {},
      to: {
        path: '(^|/)(utils?|common|helpers?|shared|core|base|managers?)(/|\\.tsx?$)',
        pathNot: 'node_modules',
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|reports|test/architecture/canary)' },
  },
};
