const { paths, root } = require('./paths.js');

/** One compiler setting for the build and for Jest, so that what is tested is what runs. */
const swcOptions = {
  swcrc: false,
  sourceMaps: true,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    baseUrl: root,
    paths,
  },
};

/** Of what the web apps show: Jest only, as Vite builds them. Elsewhere `<T>value` is a cast. */
const swcOptionsTsx = {
  ...swcOptions,
  jsc: {
    ...swcOptions.jsc,
    parser: { ...swcOptions.jsc.parser, tsx: true },
    transform: { ...swcOptions.jsc.transform, react: { runtime: 'automatic' } },
  },
};

module.exports = { swcOptions, swcOptionsTsx };
