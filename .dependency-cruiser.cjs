/**
 * Who may import whom. The folders of src form layers, from the core outwards, and so do the
 * folders inside the core; a file imports only from its own layer and the ones before it.
 */
const features = ['orders', 'market-data', 'trades', 'statistics'];
const layers = [
  ['core'],
  ['codec'],
  ['journal'],
  ['matching-engine'],
  ['instruments'],
  ['history'],
  ['accounts'],
  features,
  ['admin'],
];
const coreLayers = [
  ['types'],
  ['instrument'],
  ['commands', 'events'],
  ['ledger', 'book'],
  ['matching'],
  ['engine'],
];

/** The page: pure logic, the way to the service, what is known, what is shown. */
const pageLayers = [['text'], ['market', 'orders', 'admin'], ['link'], ['state'], ['view']];

/** Files of the composition: directly in src, API documents, what serves the page, and tools. */
const APP = '^src/([^/]+\\.ts$|docs/|page/|tools/)';
const sortedBtree = '(^|/)node_modules/sorted-btree/|^sorted-btree$';
const decimal = '(^|/)node_modules/decimal\\.js/|^decimal\\.js$';

const folders = (root, names) => `^${root}/(${names.join('|')})/`;

/** One rule a layer: it imports nothing of the layers that come after it. */
function outward(prefix, root, all) {
  return all.slice(0, -1).map((names, i) => ({
    name: `${prefix}${names.join('-')}-imports-no-later-layer`,
    severity: 'error',
    from: { path: folders(root, names) },
    to: { path: folders(root, all.slice(i + 1).flat()) },
  }));
}

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-cycles', {}, { circular: true }),
    ...outward('', 'src', layers),
    ...outward('core-', 'src/core', coreLayers),
    ...outward('page-', 'web/src', pageLayers),
    forbid('the-page-knows-only-the-api', { path: '^web/' }, { path: '^(src|test|bench)/' }),
    forbid('nothing-imports-the-app', { pathNot: APP }, { path: APP }),
    forbid(
      'features-never-meet',
      { path: folders('src', features) },
      {
        path: folders('src', features),
        pathNot: '^src/$1/',
      },
    ),
    forbid(
      'streaming-knows-no-feature',
      { path: '^src/streaming/' },
      { path: '^src/', pathNot: '^src/(streaming|common)/' },
    ),
    forbid(
      'common-knows-no-feature',
      { path: '^src/common/' },
      { path: '^src/', pathNot: '^src/(common|streaming)/' },
    ),
    forbid(
      'core-imports-only-sorted-btree',
      { path: '^src/core/' },
      { pathNot: `^src/core/|${sortedBtree}` },
    ),
    forbid(
      'sorted-btree-in-one-file',
      { path: '^src/', pathNot: '^src/core/book/btree\\.ts$' },
      { path: sortedBtree },
    ),
    forbid(
      'decimal-in-one-file',
      { path: '^src/', pathNot: '^src/instruments/decimal-scale\\.ts$' },
      { path: decimal },
    ),
    forbid('sources-know-no-tests', { path: '^src/' }, { path: '^(test|bench)/' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
