const { existsSync } = require('node:fs');
const { dirname, resolve } = require('node:path');

/** The workspaces import `./x.js`, as ES modules must; in a test that is the source `./x.ts`. */
module.exports = (request, options) => {
  if (/^\.{1,2}\//.test(request) && request.endsWith('.js')) {
    const from = options.basedir ?? dirname(options.filename ?? '');
    const source = resolve(from, request.replace(/\.js$/, '.ts'));
    if (!source.includes('/node_modules/') && existsSync(source)) return source;
  }
  return options.defaultResolver(request, options);
};
