import { type Derivation, type DerivedFact, factOf } from './derived-fact.ts'

/** What a refused licensing command is about, the first that fits. */
const ABOUT: readonly (readonly [string, RegExp])[] = [
  ['vrf', /^(?:no )?license smart vrf\b/i],
  [
    'traditional',
    /^(?:no )?(?:license smart (?:register|deregister|reservation|renew|conversion|enable)|feature license smart)\b/i,
  ],
  ['file', /^license smart (?:save|import|export)\b/i],
  ['proxy', /^(?:no )?license smart proxy\b/i],
]

/** What the last licensing command that the device refused is about: vrf, traditional, file or proxy. */
export const commandRefusedAbout: DerivedFact = {
  key: 'command.refusedAbout',
  needs: ['command.refused'],
  derive(facts): Derivation | undefined {
    const refused = factOf(facts, 'command.refused')
    const about = ABOUT.find(([, says]) => says.test(String(refused?.value ?? '')))?.[0]
    return refused && about ? { value: about, from: [refused] } : undefined
  },
}
