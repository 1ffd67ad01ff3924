// Dependencies point one way: electron -> db -> shared <- renderer. A feature never imports another feature; a db area never another area's commands.
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^(electron|shared|renderer|db)' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'shared-stands-alone', severity: 'error', from: { path: '^shared/' }, to: { path: '^(electron|db|renderer|tests)/' } },
    { name: 'shared-imports-only-zod-and-date-fns', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/(zod|date-fns)/' } },
    { name: 'renderer-imports-shared-only', severity: 'error', from: { path: '^renderer/' }, to: { path: '^(electron|db|tests)/' } },
    { name: 'renderer-has-no-node', severity: 'error', from: { path: '^renderer/' }, to: { dependencyTypes: ['core'] } },
    { name: 'db-knows-no-shell', severity: 'error', from: { path: '^db/' }, to: { path: '^(electron|renderer|tests)/' } },
    { name: 'only-the-exchange-reaches-other-pcs', severity: 'error', from: { path: '^(electron|shared|renderer|db)/', pathNot: '^db/exchange/' }, to: { path: 'node_modules/(@types/)?(age-encryption|pg)/' } },
    { name: 'only-electron-imports-electron', severity: 'error', from: { path: '^(db|shared|renderer)/' }, to: { path: 'node_modules/electron/' } },
    { name: 'features-keep-to-themselves', severity: 'error', from: { path: '^renderer/features/([^/]+)/' }, to: { path: '^renderer/features/', pathNot: ['^renderer/features/$1/', '^renderer/features/shared/'] } },
    { name: 'ui-knows-no-domain', severity: 'error', from: { path: '^renderer/ui/' }, to: { path: '^renderer/(features|shell)/' } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron$' } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, exclude: { path: '\\.d\\.ts$' }, parser: 'swc', enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] } },
}
