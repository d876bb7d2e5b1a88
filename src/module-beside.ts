/** The address of a module that stands beside another one, for a thread: TypeScript in a clone, JavaScript in a package. */
export function moduleBeside(of: string, name: string): URL {
  return new URL(`./${name}${of.endsWith('.ts') ? '.ts' : '.js'}`, of)
}
